using MkbZekerheid.Host.CommandLine;

namespace MkbZekerheid.Host.Doctor;

/// <summary>The data folder: may we write there, may the database server enter it, is there room.</summary>
internal static class FolderChecks
{
    private const long NeededBytes = 500L * 1024 * 1024;
    private const long WantedBytes = 2L * 1024 * 1024 * 1024;

    public static Finding Rights(string folder)
    {
        var existing = Existing(folder);
        if (!CanWrite(existing))
        {
            return new Finding("dataFolder", Health.Bad, CommandTexts.Of("Doctor.Folder.Closed", existing), CommandTexts.Of("Doctor.Folder.ClosedAdvice"));
        }

        // As root the server runs as another user, who must be able to get there.
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() && FirstClosed(existing) is { } closed)
        {
            return new Finding("dataFolder", Health.Bad, CommandTexts.Of("Doctor.Folder.NotForServer", closed), CommandTexts.Of("Doctor.Folder.NotForServerAdvice", closed));
        }

        return new Finding("dataFolder", Health.Good, CommandTexts.Of(existing == folder ? "Doctor.Folder.Open" : "Doctor.Folder.WillBeMade", folder));
    }

    public static Finding Space(string folder)
    {
        var free = new DriveInfo(Existing(folder)).AvailableFreeSpace;
        var gigabytes = free / (1024m * 1024 * 1024);
        return free switch
        {
            < NeededBytes => new Finding("disk", Health.Bad, CommandTexts.Of("Doctor.Disk.Free", gigabytes), CommandTexts.Of("Doctor.Disk.Advice")),
            < WantedBytes => new Finding("disk", Health.Attention, CommandTexts.Of("Doctor.Disk.Free", gigabytes), CommandTexts.Of("Doctor.Disk.Advice")),
            _ => new Finding("disk", Health.Good, CommandTexts.Of("Doctor.Disk.Free", gigabytes)),
        };
    }

    /// <summary>The folder itself, or the nearest one above it that is there.</summary>
    private static string Existing(string folder)
    {
        var place = Path.GetFullPath(folder);
        while (!Directory.Exists(place) && Path.GetDirectoryName(place) is { } above)
        {
            place = above;
        }

        return place;
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            using (File.Create(Path.Combine(folder, $".mkbz-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose))
            {
                return true;
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static string? FirstClosed(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            if ((place.UnixFileMode & UnixFileMode.OtherExecute) == 0)
            {
                return place.FullName;
            }
        }

        return null;
    }
}

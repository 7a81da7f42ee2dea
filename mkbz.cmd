@echo off
rem Starts MKB Zekerheid from its sources: builds when something changed, then runs what was asked.
rem   mkbz demo      everything, with a demo company          mkbz test    all tests
rem   mkbz --help    all commands
setlocal
set "ROOT=%~dp0"
set "HOSTDLL=%ROOT%src\MkbZekerheid.Host\bin\Release\net10.0\mkbz.dll"
set "BUILDLOG=%ROOT%artifacts\build.log"
set "DOTNET_NOLOGO=1"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
set "DOTNET_GENERATE_ASPNET_CERTIFICATE=false"

dotnet --list-sdks 2>nul | findstr /b "10." >nul
if errorlevel 1 (
    echo De .NET 10 SDK ontbreekt. Installeer die ^(https://dotnet.microsoft.com/download^), en start dit opnieuw. 1>&2
    if /i "%~1"=="test" echo 0 passed, 1 failed, 0 skipped
    exit /b 1
)
if not exist "%ROOT%artifacts" mkdir "%ROOT%artifacts"

if /i "%~1"=="test" goto test

rem An up-to-date build is found by MSBuild itself: it costs a few seconds.
dotnet build "%ROOT%src\MkbZekerheid.Host\MkbZekerheid.Host.csproj" -c Release -v quiet --nologo -clp:NoSummary >"%BUILDLOG%" 2>&1
if errorlevel 1 (
    findstr /c:"error" "%BUILDLOG%" 1>&2
    echo Het bouwen is mislukt. Alles staat in %BUILDLOG%. 1>&2
    exit /b 1
)
dotnet "%HOSTDLL%" %*
exit /b %errorlevel%

:test
dotnet build "%ROOT%MkbZekerheid.sln" -c Release -v quiet --nologo -clp:NoSummary >"%BUILDLOG%" 2>&1
if errorlevel 1 (
    findstr /c:"error" "%BUILDLOG%" 1>&2
    echo Het bouwen is mislukt. Alles staat in %BUILDLOG%. 1>&2
    echo 0 passed, 1 failed, 0 skipped
    exit /b 1
)
set "ARGS="
shift
:next
if "%~1"=="" goto run
set ARGS=%ARGS% %1
shift
goto next
:run
pushd "%ROOT%"
dotnet run tests\run.cs -- %ARGS%
set "RESULT=%errorlevel%"
popd
exit /b %RESULT%

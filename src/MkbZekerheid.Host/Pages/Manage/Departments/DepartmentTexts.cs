namespace MkbZekerheid.Host.Pages.Manage.Departments;

/// <summary>Texts of the list of departments and of one department.</summary>
internal sealed class DepartmentTexts;

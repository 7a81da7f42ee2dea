global using MkbZekerheid.Engine;

@echo off
rem The wmi command: builds what it needs when sources are newer than the last build, then runs it.
rem Standard output carries the answer alone; what the build says goes to standard error.
setlocal
set "home=%~dp0"
set "jar=%home%wmi-cli\target\wmi-cli.jar"
if exist "%jar%" (
  powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:jar).LastWriteTimeUtc; if (Get-ChildItem -Path ($env:home + 'pom.xml'), ($env:home + 'wmi-*\pom.xml'), ($env:home + 'wmi-*\src\main') -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }"
  if errorlevel 1 del "%jar%"
)
if not exist "%jar%" (
  echo wmi: building ^(once, and again when sources change^) ... 1>&2
  pushd "%home%"
  call mvnw.cmd -B -ntp -q -pl wmi-cli -am -DskipTests package %WMI_MAVEN_ARGS% 1>&2
  popd
)
if not exist "%jar%" (
  echo wmi: the build failed; see above. 1>&2
  exit /b 1
)
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -jar "%jar%" %*

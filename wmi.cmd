@echo off
rem The wmi command: builds what it needs on first use, then runs it. Run it again after changing sources with WMI_REBUILD=1.
setlocal
set "home=%~dp0"
set "jar=%home%wmi-cli\target\wmi-cli.jar"
if defined WMI_REBUILD if exist "%jar%" del "%jar%"
if not exist "%jar%" (
  echo wmi: building, once ... 1>&2
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

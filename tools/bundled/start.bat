@echo off
rem 在浏览器中打开页面；关掉这个窗口即结束。
cd /d "%~dp0"
if not exist venv\Scripts\report-convert.exe (
  echo 请先双击 install.bat。
  pause
  exit /b 1
)
venv\Scripts\report-convert serve --open --port 0 %*
if errorlevel 1 pause

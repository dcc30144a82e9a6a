@echo off
rem 安装到本文件夹的 venv 里，不用上网，不改动系统。
cd /d "%~dp0"
set "FOUND=py -@PYTHON@"
%FOUND% -c "" >nul 2>nul
if not errorlevel 1 goto install
set "FOUND=python"
python -c "import sys; sys.exit(sys.version_info[:2] != tuple(map(int, '@PYTHON@'.split('.'))))" >nul 2>nul
if not errorlevel 1 goto install
echo 没有找到 Python @PYTHON@。请先安装 Python @PYTHON@（64 位）。
pause
exit /b 1
:install
%FOUND% -m venv venv
if errorlevel 1 goto failed
venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels "report-convert[serve]"
if errorlevel 1 goto failed
venv\Scripts\report-convert --version
echo 装好了。双击 start.bat 在浏览器中使用。
pause
exit /b 0
:failed
echo 没有装好，请把上面的话告诉我们。
pause
exit /b 1

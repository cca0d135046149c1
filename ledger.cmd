@echo off
rem ledger check, new, serve, site ...: runs a command in the project's own environment, made first where it is missing
rem or older than requirements.lock. Elsewhere than on Windows: ./ledger.
setlocal
cd /d "%~dp0"
set NO_MKDOCS_2_WARNING=1
set PIP_DISABLE_PIP_VERSION_CHECK=1
set PYTHONUTF8=1
if exist .venv\Scripts\python.exe fc /b requirements.lock .venv\.ready >nul 2>nul && goto run
if not defined PYTHON set PYTHON=py -3
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul
if errorlevel 1 (
  echo Python 3.11 or later is needed and not found here: https://www.python.org/downloads/ 1>&2
  exit /b 2
)
echo setting up .venv, once: about a minute 1>&2
%PYTHON% -m venv --clear .venv || exit /b 2
.venv\Scripts\python.exe -m pip install -qq --require-hashes --requirement requirements.lock || exit /b 2
copy /y requirements.lock .venv\.ready >nul
:run
.venv\Scripts\python.exe -m macros %*
exit /b %errorlevel%

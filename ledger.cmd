@echo off
rem ledger check, new, serve, site ...: runs a command in the project's own environment, made first where it is missing
rem or made from another requirements.lock, of which it keeps a copy. Elsewhere than on Windows: ./ledger.
setlocal
cd /d "%~dp0" || exit /b 2
set NO_MKDOCS_2_WARNING=1
set PIP_DISABLE_PIP_VERSION_CHECK=1
set PYTHONUTF8=1
if exist .venv\Scripts\python.exe fc /b requirements.lock .venv\.ready >nul 2>nul && goto run
set found=
if defined PYTHON call :try %PYTHON%
if not defined PYTHON call :try py -3
if not defined PYTHON if not defined found call :try python
if not defined found goto none
echo setting up .venv, once: about a minute 1>&2
%found% -m venv --clear .venv || goto unmade
.venv\Scripts\python.exe -m pip install -qq --require-hashes --requirement requirements.lock || goto offline
copy /y requirements.lock .venv\.ready >nul || exit /b 2
:run
.venv\Scripts\python.exe -m macros %*
exit /b %errorlevel%
:none
echo Python 3.11 or later is needed and not found here: https://www.python.org/downloads/ 1>&2
exit /b 2
:unmade
echo no environment could be made in .venv 1>&2
exit /b 2
:offline
echo what requirements.lock names could not be installed; is there a network? 1>&2
exit /b 2
:try
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set found=%*
exit /b 0

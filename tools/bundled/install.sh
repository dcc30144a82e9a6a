#!/bin/sh
# 安装到本文件夹的 venv 里，不用上网，不改动系统。
set -e
cd "$(dirname "$0")"
for name in "$PYTHON" python@PYTHON@ python3; do
  [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 || continue
  if "$name" -c 'import sys; sys.exit(sys.version_info[:2] != tuple(map(int, "@PYTHON@".split("."))))'; then found=$name; break; fi
done
if [ -z "$found" ]; then
  echo "没有找到 Python @PYTHON@。请先安装，或用 PYTHON=路径 sh install.sh 指明。" >&2
  exit 1
fi
"$found" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels 'report-convert[serve]'
venv/bin/report-convert --version
echo "装好了。运行 ./start.sh 在浏览器中使用，或用 venv/bin/report-convert 报告.txt 转换一份报告。"

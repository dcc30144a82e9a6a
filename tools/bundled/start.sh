#!/bin/sh
# 在浏览器中打开页面；用 Ctrl-C 结束。
cd "$(dirname "$0")"
if [ ! -x venv/bin/report-convert ]; then
  echo "请先运行 sh install.sh。" >&2
  exit 1
fi
exec venv/bin/report-convert serve --open --port 0 "$@"

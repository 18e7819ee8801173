#!/usr/bin/env bash
# A browser for tests/reporting/test_browser.py, with letters for Arabic: Debian's, unless there is one already.
set -euo pipefail

command -v chromium >/dev/null && exit 0
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-noto-core >/dev/null
chromium --version

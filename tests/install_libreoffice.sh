#!/usr/bin/env bash
# Puts Debian's LibreOffice Writer in place for the tests of Word documents, where it is absent.
# Without root it says what is missing and goes on: that test then skips with the reason.
set -euo pipefail
if command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Not installed, and no right to install it here: libreoffice-writer-nogui" >&2
    exit 0
fi
echo "Installing libreoffice-writer-nogui ..."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui >/dev/null

#!/usr/bin/env bash
# Puts Debian's Maven (and with it a Java) in place for the tests on a real Neo4j, where absent.
# Without root it says what is missing and goes on: those tests then skip with the reason.
set -euo pipefail
if command -v mvn >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Not installed, and no right to install it here: maven" >&2
    exit 0
fi
echo "Installing maven ..."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends maven >/dev/null

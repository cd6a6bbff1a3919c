#!/usr/bin/env bash
# Puts Debian's PostgreSQL in place for the tests of the case file, where it is absent.
# Without root it says what is missing and goes on: those tests then skip with the reason.
# No server is started here: each run of the tests has one of its own in a temporary folder.
set -euo pipefail
if compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Not installed, and no right to install it here: postgresql" >&2
    exit 0
fi
echo "Installing postgresql ..."
export DEBIAN_FRONTEND=noninteractive
# The cluster that Debian makes and starts by itself is not wanted.
mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] ||
    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
apt-get update -qq
apt-get install -y -qq --no-install-recommends postgresql >/dev/null

# shellcheck shell=bash
# Sourced by the scripts beside it: with OFFPRINT_WORDPRESS_SUITE=oldest, `php` is PHP 7.4 from here on.
if [ "${OFFPRINT_WORDPRESS_SUITE:-}" = oldest ]; then
  export OFFPRINT_PLAYGROUND=$TOOLS/wordpress-playground
  PATH=$ROOT/tests/wordpress/oldest:$PATH
fi

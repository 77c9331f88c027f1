# shellcheck shell=bash
# Shared by all scripts: paths, the choice of the Rust toolchain, messages.
# To be sourced. Needs only bash and the usual small tools, and changes nothing on the machine.
set -euo pipefail

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

TRUNK_VERSION=0.21.14
# The wasm-bindgen program must have exactly the version of the crate, so it comes from Cargo.lock.
BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
MIN_RUST_MINOR=89
MIN_NODE=20

# Programs that are built from source are kept outside the clone, so that other clones find them.
TOOLS=${OFFPRINT_TOOLS:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/offprint}
TRUNK_DIR=$TOOLS/trunk-$TRUNK_VERSION
BINDGEN_DIR=$TOOLS/wasm-bindgen-$BINDGEN_VERSION
SPLIT_VERSION=0.2.4
SPLIT_DIR=$TOOLS/wasm-split-$SPLIT_VERSION
MDBOOK_VERSION=0.5.4
MDBOOK_DIR=$TOOLS/mdbook-$MDBOOK_VERSION

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The second word of `program --version`, or nothing if there is no such program.
version_of() { "$1" --version 2>/dev/null | sed -n '1s/^[^ ]* \([^ ]*\).*/\1/p' || true; }

# Puts a directory in front of PATH, unless PATH already has the right version.
prefer() { # program version directory
  if [ "$(version_of "$1")" != "$2" ] && [ -x "$3/bin/$1" ]; then PATH=$3/bin:$PATH; fi
}

# Whether the rustc on PATH is new enough.
rust_is_new_enough() {
  local minor
  minor=$(version_of rustc | cut -d. -f2)
  [ -n "$minor" ] && [ "$minor" -ge "$MIN_RUST_MINOR" ]
}

# Whether the rustc on PATH has a compiled standard library for wasm.
rust_has_wasm() {
  local lib
  have cargo || return 1
  lib=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) || return 1
  compgen -G "$lib/libstd-*" >/dev/null
}

# The folder with the sources of the standard library, or nothing if they are not installed.
rust_sources() {
  local dir
  dir=$(rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library
  if [ -f "$dir/Cargo.lock" ]; then printf '%s\n' "$dir"; fi
}

wasm_linker() { compgen -G '/usr/bin/wasm-ld-*' | sort -V | tail -n 1; }

# Debian's rustc for browser engines: recent, without a standard library for wasm, but with its sources.
debian_rust_is_there() {
  [ -x /usr/bin/cargo ] && [ -f /usr/lib/rustlib/src/rust/library/Cargo.lock ] && [ -n "$(wasm_linker)" ] &&
    PATH=/usr/bin:$PATH rust_is_new_enough
}

# Sets TOOLCHAIN to `ready` (has the wasm target), `debian` (builds the library itself) or `none`, and
#   WASM_ENV     the environment of a debug build for wasm,
#   RELEASE_ENV  the environment of a release build.
# OFFPRINT_RUST=debian uses Debian's even if rustup would do, so that sizes are comparable.
find_toolchain() {
  [ -d "${HOME:-/nonexistent}/.cargo/bin" ] && PATH=$PATH:$HOME/.cargo/bin
  TOOLCHAIN=none
  WASM_ENV=(TRUNK_SKIP_VERSION_CHECK=true)
  if [ "${OFFPRINT_RUST:-}" != debian ] && rust_is_new_enough && rust_has_wasm; then
    TOOLCHAIN=ready
  elif debian_rust_is_there; then
    TOOLCHAIN=debian
    PATH=/usr/bin:$PATH
    # For native builds too: build scripts depend on it and would be rebuilt at each change.
    export RUSTC_BOOTSTRAP=1
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(wasm_linker)
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
    WASM_ENV+=("CARGO_UNSTABLE_BUILD_STD=std,panic_abort,panic_unwind")
  fi
  prefer trunk "$TRUNK_VERSION" "$TRUNK_DIR"
  prefer wasm-bindgen "$BINDGEN_VERSION" "$BINDGEN_DIR"
  prefer mdbook "v$MDBOOK_VERSION" "$MDBOOK_DIR"
  # It has no --version, so the folder's name has the version.
  PATH=$SPLIT_DIR/bin:$PATH
  export PATH
  release_environment
}

# The release module is much smaller with a standard library that is built for size and without panic messages. That needs the library's
# sources and a compiler that supports `-Cpanic=immediate-abort`. wasm-split-cli needs the relocations.
release_environment() {
  local flags="-Clink-arg=--emit-relocs --cfg erase_components"
  RELEASE_ENV=("${WASM_ENV[@]}" "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags")
  [ "$TOOLCHAIN" != none ] && [ -n "$(rust_sources)" ] && [ "$(version_of rustc | cut -d. -f2)" -ge 91 ] || return 0
  RELEASE_ENV+=(
    RUSTC_BOOTSTRAP=1
    "CARGO_UNSTABLE_BUILD_STD=std,panic_abort"
    CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none $flags"
  )
}

wasm() { env "${WASM_ENV[@]}" "$@"; }
wasm_release() { env "${RELEASE_ENV[@]}" "$@"; }

chromium_path() {
  local name
  if [ -n "${CHROMIUM:-}" ]; then printf '%s\n' "$CHROMIUM"; return; fi
  for name in chromium chromium-browser google-chrome; do
    if have "$name"; then command -v "$name"; return; fi
  done
}

# Chromium without a window system, if it is installed: the same engine, in less than half the processor time.
headless_chromium_path() {
  if [ -z "${CHROMIUM:-}" ] && have chromium-headless-shell; then command -v chromium-headless-shell; else chromium_path; fi
}

firefox_path() {
  local name
  if [ -n "${FIREFOX:-}" ]; then printf '%s\n' "$FIREFOX"; return; fi
  for name in firefox-esr firefox; do
    if have "$name"; then command -v "$name"; return; fi
  done
}

node_is_new_enough() {
  local major
  have node && have npm || return 1
  major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$major" -ge "$MIN_NODE" ]
}

# Runs a command for at most that many seconds, if the machine has `timeout`.
limit() {
  if have timeout; then timeout --kill-after=10 "$@"; else shift && "$@"; fi
}

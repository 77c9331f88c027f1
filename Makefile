# Names for the scripts in scripts/. `make` alone lists them.
.PHONY: help setup serve serve-isso serve-wordpress dist size docs release test test-quick test-docs lint test-format test-scripts test-clippy test-native test-browser test-e2e test-isso test-wordpress test-wordpress-oldest test-reproducible clean

help:
	@echo "make serve            build the demo and serve it on http://127.0.0.1:8080 with live reload (PORT=… for another port)"
	@echo "make serve-wordpress  a real WordPress with the tests' posts on http://127.0.0.1:8090 (needs PHP)"
	@echo "make serve-isso       the demo with a thread on a real Isso server (needs Python)"
	@echo "make dist             the release build, in dist/, with .br and .gz copies; dist/embed/ has the files for other pages and is the npm package"
	@echo "make test             all checks; or one: test-format test-clippy test-native test-browser test-e2e test-isso test-wordpress size"
	@echo "make test-quick       formatting, the core, the components natively, and a smoke test in Chromium"
	@echo "make docs             the documentation as a book, on http://127.0.0.1:3000 with live reload (PORT=… for another port)"
	@echo "make setup            only install what these need: Rust with the wasm target, trunk, wasm-bindgen, …"
	@echo "make clean            remove all builds (but not the tools)"

setup:
	@scripts/setup test

serve:
	@PORT=$(PORT) scripts/serve

serve-wordpress:
	@PORT=$(PORT) scripts/serve-wordpress

serve-isso:
	@PORT=$(PORT) scripts/serve-isso

dist:
	@scripts/dist

size: dist
	@scripts/size

test:
	@scripts/test

test-quick:
	@scripts/test quick

test-docs:
	@scripts/test book

docs:
	@PORT=$(PORT) scripts/docs

release:
	@scripts/release

lint:
	@scripts/test format scripts clippy-core clippy-native clippy-wasm docs

test-format:
	@scripts/test format

test-scripts:
	@scripts/test scripts

test-clippy:
	@scripts/test clippy-core clippy-native clippy-wasm

test-native:
	@scripts/test native

test-browser:
	@scripts/test browser

test-e2e:
	@scripts/test dist e2e

test-isso:
	@scripts/test dist isso

test-wordpress:
	@scripts/test dist wordpress

test-wordpress-oldest:
	@scripts/test dist wordpress-oldest

test-reproducible:
	@scripts/test dist reproducible

clean:
	rm -rf dist target

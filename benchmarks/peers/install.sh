#!/usr/bin/env bash
# Installs what the other systems need on Debian 12 (as root): packages by apt, ONNX Runtime by npm into artifacts/peers. The benchmarks compile
# the programs here and write their models themselves, into the same folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends build-essential \
    python3-torch libtorch-dev python3-onnx python3-numpy libdnnl-dev libopenblas-dev npm
mkdir -p artifacts/peers
cp benchmarks/peers/package.json artifacts/peers/
# No scripts: they would fetch what only graphics cards need.
(cd artifacts/peers && npm install --ignore-scripts --no-audit --no-fund)
ls artifacts/peers/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1

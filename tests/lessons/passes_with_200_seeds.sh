#!/bin/sh
# A right solution never fails, whatever is drawn. Usage: passes_with_200_seeds.sh SUITE
seed=1
while [ $seed -le 200 ]; do
    QKV_SEED=$seed "$1" --minimal || {
        echo "failed with QKV_SEED=$seed"
        exit 1
    }
    seed=$((seed + 1))
done

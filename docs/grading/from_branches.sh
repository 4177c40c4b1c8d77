#!/bin/sh
# Makes a folder for each branch of a repository, with what is in its lessons/: then ./qkv grade INTO/*
#   sh from_branches.sh REPOSITORY INTO [REFS]
# REFS says which branches: refs/heads/ are all; refs/remotes/origin/submit/ are those of the server whose
# names begin with submit/. The rest of a name is the person.
set -eu
repository=$1
mkdir -p "$2"
into=$(CDPATH='' cd -- "$2" && pwd)
refs=${3:-refs/heads/}
tar=$(mktemp)
trap 'rm -f "$tar"' EXIT

cd "$repository"
# a name of another branch, as origin/HEAD is, has a symref
git for-each-ref --format='%(refname) %(symref)' "$refs" |
    while read -r branch symref; do
        [ -z "$symref" ] || continue
        person=$(printf %s "${branch#"$refs"}" | tr / -)
        rm -rf "${into:?}/$person"
        mkdir "$into/$person"
        if git archive -o "$tar" "$branch" lessons 2>/dev/null; then
            tar -xf "$tar" -C "$into/$person"
        else # graded as somebody who has handed in nothing
            echo "$person: there is no lessons/ in $branch"
        fi
    done

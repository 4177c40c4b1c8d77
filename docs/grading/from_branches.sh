#!/bin/sh
# Makes a folder for each branch of a repository, with what is in its lessons/: then ./qkv grade INTO/*
#   sh from_branches.sh REPOSITORY INTO [REFS]
# REFS says which branches: refs/heads/ are all; refs/remotes/origin/submit/ are those of the server whose
# names begin with submit/. The rest of a name is the person.
set -eu
repository=$1
into=$2
refs=${3:-refs/heads/}
archive=$(mktemp)
trap 'rm -f "$archive"' EXIT

mkdir -p "$into"
git -C "$repository" for-each-ref --format='%(refname) %(symref)' "$refs" |
    while read -r ref points_to; do
        [ -z "$points_to" ] || continue # origin/HEAD is another name of a branch
        person=$(printf %s "${ref#"$refs"}" | tr / -)
        rm -rf "${into:?}/$person"
        mkdir "$into/$person"
        if git -C "$repository" archive --output="$archive" "$ref" lessons 2>/dev/null; then
            tar -xf "$archive" -C "$into/$person"
        else
            echo "$person: there is no lessons/ in $ref" # who is graded as one who has handed in nothing
        fi
    done

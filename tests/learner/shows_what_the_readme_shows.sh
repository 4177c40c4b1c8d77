# The picture of ./qkv at work in the README is what it prints, but for the seconds.
. "${0%/*}/lib.sh"
with_project 'return matmul(x, xt::transpose(w));'
run 1 "$clone/qkv" check 1
without_seconds() { sed 's/[0-9.]* s$/N s/'; }
without_seconds <"$clone/output.txt" >"$clone/is.txt"
sed -n '/^\$ \.\/qkv check 1$/,/^```$/p' "$root/README.md" | sed '1d;$d' | without_seconds >"$clone/shown.txt"
diff "$clone/shown.txt" "$clone/is.txt" || fail 'README.md shows something else (<) than ./qkv check 1 prints (>)'

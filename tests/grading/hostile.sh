# ./qkv grade against submissions that want to pass without a solution, to harm others, or to stay.
# hostile/N_name.cpp is a file of lesson N. Its first lines say what it tries, what each exercise has
# to come to, and which functions it replaces: the rest of the lesson is the reference solution, unless
# it stands "Alone". Honest people are graded among them, and must not notice.
. "${0%/*}/../learner/lib.sh"

here=${0%/*}/hostile
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mark="QKV_HOSTILE=$$" # in the environment of all that grading starts, but for what is in a sandbox
class="$scratch/class"
into="$scratch/into"
mkdir "$class"

# header WHAT FILE: the texts behind "// WHAT: "
header() { sed -n "s|^// $1: ||p" "$2"; }

# solution_of N, file_of N: of lesson N
solution_of() { echo "$root"/solutions/"$1"_*.cpp; }
file_of() { basename "$(solution_of "$1")" .cpp | sed 's/^[0-9]*_//'; }

# submission PIECE: the lesson's file that it makes
# THE_CLONE, THE_CLASS and THE_ESCAPE stand for what they are
submission() {
    number=$(basename "$1" | cut -c 1)
    if [ -z "$(header Alone "$1")" ]; then
        printf '#include "%s.hpp"\n' "$(file_of "$number")"
        for function in $(header Replaces "$1"); do
            printf '#define %s %s_of_the_reference\n' "$function" "$function"
        done
        cat "$(solution_of "$number")"
        for function in $(header Replaces "$1"); do printf '#undef %s\n' "$function"; done
    fi
    THE_CLONE=$clone THE_CLASS=$class awk '{
        gsub(/THE_CLONE/, ENVIRON["THE_CLONE"]); gsub(/THE_CLASS/, ENVIRON["THE_CLASS"]); gsub(/THE_ESCAPE/, "\033"); print
    }' "$1"
}

honest() {
    mkdir "$class/$1"
    for solution in "$root"/solutions/*.cpp; do
        cp "$solution" "$class/$1/$(basename "$solution" .cpp | sed 's/^[0-9]*_//').cpp"
    done
}

# in the order in which they are graded: honest people before, among and after the others
honest 0_honest
for piece in "$here"/*.cpp; do
    name=$(basename "$piece" .cpp)
    mkdir "$class/$name"
    submission "$piece" >"$class/$name/$(file_of "$(echo "$name" | cut -c 1)").cpp"
done
honest 3_honest
honest 9_honest
mkdir "$class/2_honest_and_wrong"
sed 's/return d_model \/ num_heads;/return num_heads;/' "$(solution_of 1)" >"$class/2_honest_and_wrong/projections.cpp"

# What is handed in may be no file at all, or not only one.
linked() { # linked NAME TARGET LINK: a folder with this link
    mkdir "$class/$1"
    ln -s "$2" "$class/$1/$3"
}
linked 2_links_to_another ../0_honest/projections.cpp projections.cpp
linked 2_links_its_lessons_to_another ../0_honest lessons
linked 2_links_to_the_solution "$clone/solutions/1_projections.cpp" projections.cpp
linked 2_links_to_a_device /dev/zero projections.cpp
linked 2_links_to_itself projections.cpp projections.cpp
mkdir -p "$class/2_is_a_pipe" "$class/2_is_a_folder/projections.cpp" "$class/2_is_long" "$class/2_is_binary"
mkfifo "$class/2_is_a_pipe/projections.cpp"
head -c 10000000 /dev/zero | tr '\0' ' ' >"$class/2_is_long/projections.cpp"
head -c 10000 /dev/zero >"$class/2_is_binary/projections.cpp"
honest 2_brings_files_along
for file in 1_1_head_width.cpp projections.hpp tensor.hpp check.hpp report.hpp doctest.h CMakeLists.txt build.ninja main.cpp \
    xtensor.hpp vector stdexcept; do
    for folder in . doctest support lessons tests xtensor; do
        mkdir -p "$class/2_brings_files_along/$folder"
        printf '#error "this is none of a lesson"\n' >"$class/2_brings_files_along/$folder/$file"
    done
done
odd=$(printf '2_odd "$(touch qkv_hostile_name)" \\ %%s\033[2J')
honest "$odd"

files() { (cd "$clone" && find . -path ./build -prune -o -path ./.qkv -prune -o -type f ! -name output.txt -exec cksum {} + | sort); }
in_tmp() { find /tmp /var/tmp /dev/shm -maxdepth 1 \( -name '*hostile*' -o -name '*submission*' -o -name '*projections*' -o -name '*scaling*' \) 2>/dev/null | sort; }

# What is built once is there before anything is compared. Without a sandbox these submissions would do
# what they try, to the one who runs this test.
run 0 "$clone/qkv" grade --prepare
if grep -q '^There is no sandbox' "$clone/output.txt"; then
    cat "$clone/output.txt"
    exit 77
fi
files >"$scratch/files"
in_tmp >"$scratch/tmp"

start=$(date +%s)
run 0 env "$mark" "$clone/qkv" grade "$class"/* --into "$into" --jobs 4 # some only wait
seconds=$(($(date +%s) - start))
echo "graded $(ls "$class" | wc -l) people in $seconds s"

# line NAME N: what was found of lesson N of this person
line() { grep -F "\"person\":\"$1\"" "$into/results.jsonl" | grep "\"lesson\":\"$2_" | tail -n 1; }

# comes_to NAME N STATUSES [OTHERS]: of the exercises; or the status of the lesson, where it was not graded
comes_to() {
    # quotes that a submission brings along are escaped there, so these are the grader's own
    found=$(line "$1" "$2" | grep -o '"status":"[a-z_]*"' | cut -d '"' -f 4 | tr '\n' ' ')
    got=${found% * }
    lesson_came_to=$(echo "$found" | awk '{ print $NF }')
    [ "$lesson_came_to" = graded ] || got=$lesson_came_to
    [ "$got" = "$3" ] || [ "$got" = "${4:-}" ] || complain "$1: expected '$3', got '$got' ($lesson_came_to): $(line "$1" "$2")"
}

complaints=0
complain() {
    printf 'FAILED: %s\n' "$*"
    complaints=$((complaints + 1))
}

for piece in "$here"/*.cpp; do
    name=$(basename "$piece" .cpp)
    number=$(echo "$name" | cut -c 1)
    comes_to "$name" "$number" "$(header 'Comes to' "$piece")" "$(header Or "$piece")"
    line "$name" "$number" >"$scratch/line"
    header Says "$piece" | while read -r text; do
        grep -qF -- "$text" "$scratch/line" || echo "$text"
    done >"$scratch/lacks"
    [ ! -s "$scratch/lacks" ] || complain "$name: not said: $(cat "$scratch/lacks"): $(cat "$scratch/line")"
done

p=passed
for name in 0_honest 3_honest 9_honest; do
    comes_to "$name" 1 "$p $p $p $p $p $p"
    comes_to "$name" 2 "$p $p $p $p $p"
    comes_to "$name" 3 "$p $p $p $p $p $p"
    comes_to "$name" 4 "$p $p $p $p $p $p $p"
    comes_to "$name" 5 "$p $p $p $p $p $p $p"
done
comes_to 2_honest_and_wrong 1 "failed $p $p $p $p $p"
comes_to 2_brings_files_along 1 "$p $p $p $p $p $p"
for name in links_to_another links_its_lessons_to_another links_to_the_solution links_to_a_device links_to_itself is_a_pipe is_a_folder; do
    comes_to 2_$name 1 not_submitted
done
comes_to 2_is_long 1 does_not_compile
comes_to 2_is_binary 1 does_not_compile
[ "$(grep -c '2_odd .*"status":"graded"' "$into/results.jsonl")" = 5 ] || complain 'a folder with an odd name is not graded'
! grep -q "$(printf '\033')" "$clone/output.txt" || complain 'a submission writes to the terminal'

# nothing is left behind
files >"$scratch/files.now"
diff "$scratch/files" "$scratch/files.now" || complain 'the course is not as it was'
in_tmp >"$scratch/tmp.now"
diff "$scratch/tmp" "$scratch/tmp.now" || complain 'files are left in /tmp'
left=$(find "$clone/build/grade" -mindepth 1 ! -path "$clone/build/grade/work")
[ -z "$left" ] || complain "left in build/grade: $left"
left=$(grep -slaF "$mark" /proc/[0-9]*/environ || true)
left="$left$(grep -sla "$clone/build/[g]rade/work" /proc/[0-9]*/cmdline || true)"
[ -z "$left" ] || complain "still there: $left"
[ "$complaints" = 0 ] || exit 1

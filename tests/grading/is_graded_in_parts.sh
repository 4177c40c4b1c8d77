# A class in branches of a repository, graded in parts as a cluster's jobs do, comes to what it comes to as
# a whole.
. "${0%/*}/../learner/lib.sh"
as_shipped
grading="$clone/docs/grading"
work="$clone/build/a class"
rm -rf "$work"
mkdir -p "$work/repository/lessons/1_projections"

# Three people who push branches, one of them something else; and a branch that is nobody's.
cd "$work/repository"
git init -q -b main .
git config user.name test
git config user.email test@example.invalid
commits() { git add -A && git commit -q -m "$1"; }
cp "$root/tests/stubs/1_projections.cpp" lessons/1_projections/projections.cpp
commits stub
git checkout -q -b submit/anna
cp "$reference" lessons/1_projections/projections.cpp
commits right
git checkout -q -b submit/ben/late
with_project 'return matmul(x, xt::transpose(w));'
cp "$lesson" lessons/1_projections/projections.cpp
commits wrong
git checkout -q -b submit/carla
git rm -q -r lessons
echo nothing >notes
commits nothing
cd "$work"
as_shipped

run 0 sh "$grading/from_branches.sh" repository class refs/heads/submit/
says 'carla: there is no lessons/ in refs/heads/submit/carla'
[ "$(ls class | tr '\n' ' ')" = 'anna ben-late carla ' ] || fail "the folders are: $(ls class)"

run 0 "$clone/qkv" grade class/* --into whole
says 'anna' '++++++' '+xxxxx' 'not submitted: 1, 2, 3, 4, 5' '3 people'

# What Slurm would start, four times, with three people.
for part in 0 1 2 3; do
    run 0 env QKV="$clone" SLURM_ARRAY_TASK_ID="$part" SLURM_ARRAY_TASK_COUNT=4 SLURM_CPUS_PER_TASK=1 \
        sh "$grading/slurm/class.sbatch" class/*
done
says 'part 3 of 4: there is nobody in it'
[ "$(ls grades/parts | tr '\n' ' ')" = '0 1 2 ' ] || fail "there are results of the parts: $(ls grades/parts)"
run 0 env QKV="$clone" sh "$grading/slurm/merge.sbatch"
says '3 people' '+xxxxx'

# The same verdicts: all but how long they took.
verdicts() { sed 's/"seconds":[0-9.e-]*//' "$1/results.jsonl" | sort; }
verdicts whole >whole.txt
verdicts grades >parts.txt
cmp whole.txt parts.txt || fail 'the parts do not come to what the whole comes to'
rm -rf "$work"

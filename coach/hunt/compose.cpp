#include "hunt/compose.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <thread>
#include <utility>

#include "check/check.hpp"
#include "files/files.hpp"
#include "hunt/questions.hpp"
#include "problem.hpp"

namespace coach {
namespace {

using Choice = std::map<std::size_t, std::size_t>;  // of a definition's variants

/// In Dress: 0 is right, 1 the mistake, 2 and above are wrong fixes.
constexpr std::size_t the_mistake = 1;

Variants variants_of(const HuntMaterial& material, const std::vector<Chosen>& chosen) {
    Variants variants;
    for (const Chosen& each : chosen) {
        std::vector<CodePieces>& bodies = variants[each.mistake->definition];
        bodies = {material.program.definitions[each.mistake->definition].body, each.mistake->body};
        bodies.insert(bodies.end(), each.wrong_fixes.begin(), each.wrong_fixes.end());
    }
    return variants;
}

/// What can be asked about mending one mistake: the lines of the right one, and of wrong ones that read
/// otherwise, with their variants. What else differs may be in lines that are not shown.
struct FixTexts {
    std::string right;
    std::vector<std::string> wrong = {};
    std::vector<std::size_t> variants = {};
};

FixTexts fix_texts(const Dress& dress, const Chosen& chosen) {
    const std::size_t place = chosen.mistake->definition;
    const auto text_of = [&](std::size_t variant) {
        return change_text(dress.lines(place, the_mistake), dress.lines(place, variant));
    };
    FixTexts texts{text_of(0)};
    for (std::size_t fix = 0; fix < chosen.wrong_fixes.size(); ++fix) {
        const std::size_t variant = the_mistake + 1 + fix;
        const std::string text = text_of(variant);
        const auto is_like = [&](const std::string& other) { return reads_alike(text, other); };
        if (is_like(texts.right) || std::any_of(texts.wrong.begin(), texts.wrong.end(), is_like)) {
            continue;
        }
        texts.wrong.push_back(text);
        texts.variants.push_back(variant);
    }
    return texts;
}

/// The lines in which a variant differs from the right one; where something is missing, those around.
LineRange lines_that_differ(const Dress& dress, const DressedText& text, std::size_t definition) {
    const Difference where = dress.difference_of(definition, the_mistake);
    const std::vector<std::size_t> lines = dress.lines_of_pieces(definition, the_mistake);
    const std::size_t last_piece = lines.empty() ? 0 : lines.size() - 1;
    const bool is_missing = where.begin == where.end;
    const std::size_t first =
        is_missing && where.begin > 0 ? where.begin - 1 : std::min(where.begin, last_piece);
    const std::size_t last = std::min(is_missing ? where.begin : where.end - 1, last_piece);
    const int begin = text.definitions.at(definition).first;
    if (lines.empty()) return text.definitions.at(definition);
    return {begin + static_cast<int>(lines[first]), begin + static_cast<int>(lines[last])};
}

}  // namespace

Composer::Composer(const Course& course, BuildPlace place, ProcessRunner& runner, BuildNews news)
    : course_(course),
      place_(place),
      runner_(runner),
      builder_(std::move(place), runner, std::move(news)) {}

BuildOutcome Composer::build(const Lesson& lesson, const std::string& text) {
    write_text(place_.file_of(lesson), text);
    return builder_.build(lesson);
}

std::vector<HuntRun> Composer::run(const Lesson& lesson, const std::filesystem::path& program,
                                   const std::vector<Trial>& trials) {
    std::vector<ProcessRequest> requests;
    for (const Trial& trial : trials) {
        ProcessRequest& request = requests.emplace_back(suite_limits());
        request.arguments = {program.string(), "--reporters=qkv-report"};
        if (!trial.exercise.empty()) {
            request.arguments.push_back(
                fmt::format("--test-suite={0} *,{1}{0} *", trial.exercise, inputs_prefix));
        }
        request.directory = place_.root;
        request.environment["QKV_REPORT"] = std::to_string(report_descriptor);
        request.environment["QKV_SEED"] = std::to_string(usual_seed);
        request.environment["QKV_HUNT"] = trial.variants;
        request.report_token = random_token();
    }
    const std::vector<ProcessResult> results =
        runner_.run_side_by_side(requests, std::thread::hardware_concurrency());
    std::vector<HuntRun> runs;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const Report report = read_report(results[i].report, requests[i].report_token);
        HuntRun& run = runs.emplace_back(hunt_run_of(report, lesson, results[i].end));
        for (const Exercise& exercise : lesson.exercises) {
            if (exercise.id == trials[i].exercise) run.seen = fingerprint_of(report, exercise);
        }
    }
    return runs;
}

Composed Composer::compose(const HuntRequest& request) {
    Dice dice(seed_for(request.seed, name_of(request.level)));
    // by dice of its own: the report names the lesson, and with its name the hunt is the same
    Dice of_lesson(seed_for(request.seed, "lesson"));
    const Lesson& lesson = request.lesson != nullptr
                               ? *request.lesson
                               : course_.lessons[of_lesson.below(course_.lessons.size())];
    HuntMaterial material;
    read_material(course_, lesson, material);
    Composed result;
    constexpr std::size_t most_rejected = 20;
    while (result.rejected.size() < most_rejected) {
        const auto chosen = choose(material, request.level, dice);
        if (!chosen) break;
        const Dress dress(material.program, variants_of(material, *chosen), dice.next());
        Choice all;
        std::vector<std::string> exercises;
        for (const Chosen& each : *chosen) {
            all[each.mistake->definition] = the_mistake;
            exercises.push_back(each.mistake->record->exercise);
        }
        const auto reject = [&](const std::string& why) {
            std::vector<std::string> ids;
            for (const Chosen& each : *chosen) ids.push_back(each.mistake->record->id);
            result.rejected.push_back(fmt::format("{} ({})", why, fmt::join(ids, ", ")));
        };
        const BuildOutcome built = build(lesson, dress.switchable_text());
        if (const auto* const error = std::get_if<CompileError>(&built)) {
            reject("does not compile: " + error->message);
            continue;
        }
        std::vector<FixTexts> fixes;
        for (const Chosen& each : *chosen) fixes.push_back(fix_texts(dress, each));
        const std::filesystem::path program = std::get<Built>(built).program;
        std::vector<Trial> trials{{dress.switch_for({})}, {dress.switch_for(all)}};
        for (std::size_t at = 0; at < chosen->size(); ++at) {
            const std::size_t place = (*chosen)[at].mistake->definition;
            Choice others = all;
            others.erase(place);
            trials.push_back({dress.switch_for({{place, the_mistake}}), exercises[at]});
            trials.push_back({dress.switch_for(others), exercises[at]});
            for (const std::size_t variant : fixes[at].variants) {
                trials.push_back({dress.switch_for({{place, variant}}), exercises[at]});
            }
        }
        std::vector<HuntRun> runs = run(lesson, program, trials);
        auto next = runs.begin();
        HuntEvidence evidence;
        evidence.right = std::move(*next++);
        evidence.all = std::move(*next++);
        std::vector<std::vector<std::string>> wrong_texts(chosen->size());
        for (std::size_t at = 0; at < chosen->size(); ++at) {
            evidence.alone.push_back(std::move(*next++));
            evidence.without.push_back(std::move(*next++));
            std::vector<HuntRun>& failing = evidence.wrong_fixes.emplace_back();
            for (const std::string& text : fixes[at].wrong) {
                HuntRun& run = *next++;
                if (passes(run) || failing.size() == wrong_fixes_of_a_mistake) continue;
                failing.push_back(std::move(run));
                wrong_texts[at].push_back(text);
            }
        }
        const std::string title = fmt::format("Lesson {}: {}.", lesson.number, lesson.title);
        const DressedText shown = dress.text(all, title);
        const BuildOutcome built_shown = build(lesson, shown.text);
        if (const auto* const as_shown = std::get_if<Built>(&built_shown)) {
            evidence.shown = run(lesson, as_shown->program, {{}}).front();
        }
        if (const std::string trouble = objection(evidence, exercises); !trouble.empty()) {
            reject(trouble);
            continue;
        }
        bool all_show = true;
        for (std::size_t at = 0; at < chosen->size(); ++at) {
            const Misconception& record = *(*chosen)[at].mistake->record;
            const LessonFingerprint& recorded = material.fingerprints.at(record.id);
            all_show = all_show && shows_as(evidence.alone[at], recorded.at(record.exercise));
        }
        if (!all_show) {
            reject("a mistake does not show as is recorded of it");
            continue;
        }
        result.hunt = {
            request.seed, request.level, lesson.id, shown.text, dress.text({}, title).text, {}};
        for (std::size_t at = 0; at < chosen->size(); ++at) {
            const Plantable& mistake = *(*chosen)[at].mistake;
            const std::size_t place = mistake.definition;
            Planted planted;
            planted.id = mistake.record->id;
            planted.exercise = mistake.record->exercise;
            planted.function = dress.symbol(place);
            planted.where = lines_that_differ(dress, shown, place);
            planted.is_quiet = is_quiet(mistake, material.checks[planted.exercise]);
            planted.telltales = telltales(evidence, at, planted.exercise);
            planted.questions = {
                symptom_question(material, mistake, dice),
                input_question(inputs_that(true, evidence, at, planted.exercise),
                               inputs_that(false, evidence, at, planted.exercise), dice),
                fix_question(fixes[at].right, wrong_texts[at], dice)};
            result.hunt.planted.push_back(std::move(planted));
        }
        return result;
    }
    throw Problem(fmt::format(
        "no hunt of level {} was found in lesson {}, with seed {}{}{}. Try another seed or lesson",
        name_of(request.level), lesson.number, request.seed,
        result.rejected.empty() ? "" : "; the last one was none: ",
        result.rejected.empty() ? "" : result.rejected.back()));
}

HuntFacts Composer::survey(const Lesson& lesson) {
    HuntMaterial material;
    read_material(course_, lesson, material);
    Variants variants;
    std::vector<Choice> choices;
    for (const Plantable& mistake : material.plantable) {
        std::vector<CodePieces>& bodies = variants[mistake.definition];
        if (bodies.empty()) {
            bodies.push_back(material.program.definitions[mistake.definition].body);
        }
        choices.push_back({{mistake.definition, bodies.size()}});
        bodies.push_back(mistake.body);
    }
    const Dress dress(material.program, variants, usual_seed);
    const BuildOutcome built = build(lesson, dress.switchable_text());
    if (const auto* const error = std::get_if<CompileError>(&built)) {
        throw Problem(
            fmt::format("lesson {}, with all that can be planted, does not compile: {}\n{}",
                        lesson.number, error->message, error->excerpt));
    }
    const std::filesystem::path program = std::get<Built>(built).program;
    HuntFacts facts;
    HuntEvidence evidence;
    evidence.right = run(lesson, program, {{dress.switch_for({})}}).front();
    if (const std::string trouble = trouble_of_right(evidence.right); !trouble.empty()) {
        throw Problem(fmt::format("lesson {}, in other clothes: {}", lesson.number, trouble));
    }
    for (const SuiteCheck& check : evidence.right.passed) ++facts.checks[check.exercise];
    std::vector<Trial> trials;
    for (const Choice& choice : choices) trials.push_back({dress.switch_for(choice)});
    std::vector<HuntRun> runs = run(lesson, program, trials);
    for (std::size_t at = 0; at < choices.size(); ++at) {
        const std::string& exercise = material.plantable[at].record->exercise;
        // the whole lesson: what crashes in a later exercise is in no hunt
        evidence.alone = {std::move(runs[at])};
        if (!evidence.alone.front().is_whole || !fails_in(evidence.alone.front(), exercise)) {
            continue;
        }
        facts.inputs[material.plantable[at].record->id] = {
            inputs_that(true, evidence, 0, exercise), inputs_that(false, evidence, 0, exercise)};
    }
    return facts;
}

std::string Composer::trouble_of_clothes(const Lesson& lesson, std::uint64_t seed) {
    const ProgramText program =
        program_text_of(read_text(course_.root / "solutions" / (lesson.id + ".cpp")));
    const BuildOutcome built = build(lesson, Dress(program, {}, seed).text({}, "").text);
    if (const auto* const error = std::get_if<CompileError>(&built)) {
        return fmt::format("line {}: {}", error->line, error->message);
    }
    const HuntRun run = this->run(lesson, std::get<Built>(built).program, {{}}).front();
    return run.is_whole ? trouble_of_right(run) : "the suite does not come to its end";
}

}  // namespace coach

#include "interview/record.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "problem.hpp"
#include "progress/columns.hpp"
#include "progress/schema.hpp"

namespace coach {
namespace {

using nlohmann::json;

std::size_t said_in(const std::vector<PointSaid>& points) {
    return static_cast<std::size_t>(std::count_if(
        points.begin(), points.end(), [](const PointSaid& point) { return point.said; }));
}

json of_points(const std::vector<PointSaid>& points) {
    json result = json::array();
    for (const PointSaid& point : points) result.push_back({point.point, point.said});
    return result;
}

std::vector<PointSaid> points_of(const json& value) {
    std::vector<PointSaid> points;
    for (const json& point : value) points.push_back({point.at(0), point.at(1)});
    return points;
}

Level level_of(const std::string& name) {
    for (const Level level : {Level::screen, Level::mid, Level::senior}) {
        if (name_of(level) == name) return level;
    }
    throw Damaged("it holds an interview with a level '" + name + "'");
}

}  // namespace

double ConceptRound::score() const {
    return points.empty()
               ? 0
               : static_cast<double>(said_in(points)) / static_cast<double>(points.size());
}

double InterviewRecord::score() const {
    std::size_t said = 0;
    std::size_t all = 0;
    for (const ConceptRound& round : concepts) {
        said += said_in(round.points);
        all += round.points.size();
    }
    return all == 0 ? 0 : static_cast<double>(said) / static_cast<double>(all);
}

std::string json_text(const InterviewRecord& interview) {
    json result{{"seed", interview.seed},
                {"minutes", interview.minutes},
                {"with_interviewer", interview.with_interviewer},
                {"began", milliseconds(interview.began)},
                {"day", days(interview.day)},
                {"spent", interview.spent},
                {"coding_is_over", interview.coding_is_over},
                {"hunt_is_over", interview.hunt_is_over},
                {"concepts", json::array()}};
    for (const ConceptRound& round : interview.concepts) {
        result["concepts"].push_back({{"question", round.question},
                                      {"level", name_of(round.level)},
                                      {"at", milliseconds(round.at)},
                                      {"day", days(round.day)},
                                      {"seconds", round.seconds},
                                      {"answer", round.answer},
                                      {"points", of_points(round.points)},
                                      {"changed_ticks", round.changed_ticks},
                                      {"follow_up", round.follow_up},
                                      {"follow_up_said", round.follow_up_said}});
    }
    if (interview.coding) {
        const CodingRound& round = *interview.coding;
        result["coding"] = {{"exercise", round.exercise},
                            {"seconds", round.seconds},
                            {"submissions", round.submissions},
                            {"passed", round.passed},
                            {"mistake", round.mistake},
                            {"follow_up", round.follow_up},
                            {"follow_up_said", round.follow_up_said}};
    }
    if (interview.hunt) {
        const HuntRound& round = *interview.hunt;
        result["hunt"] = {{"lesson", round.lesson},
                          {"planted", round.planted},
                          {"found", round.found},
                          {"seconds", round.seconds}};
    }
    if (interview.unfinished) {
        const Answered& answered = *interview.unfinished;
        result["unfinished"] = {{"question", answered.question},
                                {"at", milliseconds(answered.at)},
                                {"day", days(answered.day)},
                                {"seconds", answered.seconds},
                                {"answer", answered.answer}};
    }
    // what was typed may be anything
    return result.dump(-1, ' ', false, json::error_handler_t::replace);
}

InterviewRecord interview_of_json(const std::string& text) {
    try {
        const json value = json::parse(text);
        InterviewRecord interview;
        interview.seed = value.at("seed");
        interview.minutes = value.at("minutes");
        interview.with_interviewer = value.at("with_interviewer");
        interview.began = time_of(value.at("began").get<std::int64_t>());
        interview.day = day_of(value.at("day").get<std::int64_t>());
        interview.spent = value.at("spent");
        interview.coding_is_over = value.at("coding_is_over");
        interview.hunt_is_over = value.at("hunt_is_over");
        for (const json& round : value.at("concepts")) {
            interview.concepts.push_back({round.at("question"), level_of(round.at("level")),
                                          time_of(round.at("at").get<std::int64_t>()),
                                          day_of(round.at("day").get<std::int64_t>()),
                                          round.at("seconds"), round.at("answer"),
                                          points_of(round.at("points")), round.at("changed_ticks"),
                                          round.at("follow_up"), round.at("follow_up_said")});
        }
        if (value.contains("coding")) {
            const json& round = value.at("coding");
            interview.coding =
                CodingRound{round.at("exercise"),      round.at("seconds"), round.at("submissions"),
                            round.at("passed"),        round.at("mistake"), round.at("follow_up"),
                            round.at("follow_up_said")};
        }
        if (value.contains("hunt")) {
            const json& round = value.at("hunt");
            interview.hunt = HuntRound{round.at("lesson"), round.at("planted"), round.at("found"),
                                       round.at("seconds")};
        }
        if (value.contains("unfinished")) {
            const json& answered = value.at("unfinished");
            interview.unfinished = Answered{answered.at("question"),
                                            time_of(answered.at("at").get<std::int64_t>()),
                                            day_of(answered.at("day").get<std::int64_t>()),
                                            Occasion::interview,
                                            answered.at("seconds"),
                                            answered.at("answer")};
        }
        return interview;
    } catch (const json::exception& error) {
        throw Damaged(std::string("it holds an interview that cannot be read: ") + error.what());
    }
}

}  // namespace coach

/// @file
/// A process runner that plays a script instead of running anything.
#pragma once

#include <deque>
#include <stdexcept>

#include "processes/process.hpp"

namespace coach_tests {

class FakeProcessRunner : public coach::ProcessRunner {
 public:
    /// What the next call comes to.
    void expect(coach::ProcessResult result) { script_.push_back(std::move(result)); }

    coach::ProcessResult run(const coach::ProcessRequest& request) override {
        requests.push_back(request);
        if (script_.empty()) throw std::logic_error("nothing more is scripted");
        coach::ProcessResult result = std::move(script_.front());
        script_.pop_front();
        return result;
    }

    std::vector<coach::ProcessRequest> requests;

 private:
    std::deque<coach::ProcessResult> script_;
};

}  // namespace coach_tests

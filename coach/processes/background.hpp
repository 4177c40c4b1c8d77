/// @file
/// Programs that run beside the coach, while it does something else.
#pragma once

#include <memory>
#include <optional>

#include "processes/process.hpp"

namespace coach {

/// One of them. It is ended, with all of its process group, when this object goes.
class BackgroundProcess {
 public:
    virtual ~BackgroundProcess() = default;

    /// How it ended; nothing while it runs. Does not wait.
    virtual std::optional<ProcessEnd> end() = 0;
};

/// Starts them; the tests have one that plays a script instead.
class BackgroundRunner {
 public:
    virtual ~BackgroundRunner() = default;

    /// Of the request: the arguments, the folder, the environment and the limits but wall_time. What
    /// the program prints is dropped.
    ///
    /// @return nothing if it cannot be started: what runs in the background can be done without.
    virtual std::unique_ptr<BackgroundProcess> start(const ProcessRequest& request) = 0;
};

/// Starts them for real, each in a process group of its own, to which the system gives way to all
/// others. They end with the coach; where that is killed itself, what they have begun does not.
///
/// A program that is not there ends with the status 127.
class RealBackgroundRunner : public BackgroundRunner {
 public:
    std::unique_ptr<BackgroundProcess> start(const ProcessRequest& request) override;
};

/// Is this the id of a process that was started so and has not been waited for?
bool is_in_background(int process_id);

/// Ends all of them, for a coach that is about to end.
void end_background();

}  // namespace coach

// The files of .vscode/ are JSON, and name tasks, programs and commands that there are.
// Usage: node editor_files.js ROOT
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');

const root = process.argv[2];
const read = (name) => JSON.parse(fs.readFileSync(path.join(root, '.vscode', name), 'utf8'));
const {tasks} = read('tasks.json');
const {configurations, inputs} = read('launch.json');
const settings = read('settings.json');
assert.ok(read('extensions.json').recommendations.length > 0);

const usual = tasks.filter((task) => task.group?.kind === 'build' && task.group.isDefault);
assert.deepEqual(usual.map((task) => task.args[0]), ['check'], 'the default build task checks a lesson');

const presets = JSON.parse(fs.readFileSync(path.join(root, 'CMakePresets.json'), 'utf8'));
const labels = tasks.map((task) => task.label);
for (const configuration of configurations) {
    const {name, program, args, preLaunchTask} = configuration;
    assert.ok(labels.includes(preLaunchTask), `${name}: there is no task '${preLaunchTask}'`);
    // build/PRESET/tests/check_LESSON, of a preset that keeps what a debugger needs to know
    const preset = program.match(/^\$\{workspaceFolder\}\/build\/(.+)\/tests\/check_\$\{fileDirnameBasename\}$/)?.[1];
    const configured = presets.configurePresets.find((known) => known.name === preset);
    assert.equal(configured?.cacheVariables.CMAKE_BUILD_TYPE, 'Debug', `${name}: '${program}' is no program of a debug build`);
    const prepared = tasks.find((task) => task.label === preLaunchTask).command;
    assert.ok(prepared.includes(`--preset ${preset} `), `${name}: its task builds another tree than ${preset}`);
    for (const [, id] of args.join(' ').matchAll(/\$\{input:([^}]+)\}/g)) {
        assert.ok(inputs.some((input) => input.id === id), `${name}: there is no input '${id}'`);
    }
}

for (const value of [settings['C_Cpp.default.compileCommands'], ...settings['clangd.arguments']]) {
    assert.match(value, /\$\{workspaceFolder\}(\/compile_commands\.json)?$/);
}

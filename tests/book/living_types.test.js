// The script of the living figures is typed: the compiler of TypeScript reads its comments, as
// docs/living/tsconfig.json has it, and has nothing to say.
import assert from 'node:assert/strict';
import path from 'node:path';
import {it} from 'node:test';
import typescript from 'typescript';

it('the living figures are typed', () => {
    const file = path.join(process.env.QKV_COURSE, 'docs/living/tsconfig.json');
    const {options, fileNames} = typescript.parseJsonConfigFileContent(typescript.readConfigFile(file, typescript.sys.readFile).config, typescript.sys, path.dirname(file));
    assert.ok(fileNames.some((name) => name.endsWith('figures/strip.js')));
    const program = typescript.createProgram(fileNames, options);
    const found = typescript.getPreEmitDiagnostics(program).map((each) => {
        const line = each.file ? `${path.basename(each.file.fileName)}:${each.file.getLineAndCharacterOfPosition(each.start || 0).line + 1}: ` : '';
        return line + typescript.flattenDiagnosticMessageText(each.messageText, '\n');
    });
    assert.deepEqual(found, []);
});

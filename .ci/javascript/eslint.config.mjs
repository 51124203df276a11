// The scripts that run in the page (errand/page/scripts); `make lint` runs this where Node.js is.
import js from "@eslint/js";

export default [
  {
    files: ["errand/page/scripts/*.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 2024 },
    rules: {
      ...js.configs.recommended.rules,
      "no-undef": "off", // the files share one scope, which tsc checks
      "no-unused-vars": "off", // as above
      "array-callback-return": "error",
      "arrow-body-style": "error",
      complexity: ["error", 18] /* each ?. and ?? counts as a branch */,
      curly: ["error", "multi-line"],
      "default-case": "error",
      eqeqeq: "error",
      "max-depth": ["error", 4],
      "max-len": ["error", { code: 120, ignoreStrings: false }],
      "no-eval": "error",
      "no-empty-pattern": "off", // the names that bridge.py puts in
      "no-else-return": "error",
      "no-implied-eval": "error",
      "no-nested-ternary": "off",
      "no-new-func": "error",
      "no-shadow": ["error", { builtinGlobals: false }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-destructuring": "off",
      "prefer-template": "error",
    },
  },
];

// What the scripts share: the shapes of errand/page/records.py and errand/given/lexicon.py as they go over the bridge.

interface Spec {
  concept: string;
  kind: string;
  words: string[];
  names: string[];
  near: Spec | null;
  selector: string;
  strict: boolean;
  submits: boolean;
  picture: boolean;
  expressions: string[];
  valued: string[];
  says: string;
  besides?: string[];
  button?: Spec | null;
  announced?: boolean;
  led?: Spec | null;
}

/** The words of a spot, ready to be compared. */
interface Compiled {
  patterns: RegExp[];
  value: RegExp | null;
  plain: string[];
  names: RegExp[];
}

/** What a climb of the ladder has found: the best of all elements of a rung. */
interface Climbed {
  element: Element;
  rung: string;
  exact: boolean;
  count: number;
  all: Element[];
}

interface Cover {
  text: string;
  toast: boolean;
  close: number | null;
  frame: boolean;
  idle: boolean;
  countdown: string;
}

interface Hit {
  id: number;
  concept: string;
  rung: string;
  exact: boolean;
  count: number;
  appeared: number | null;
  tag: string;
  type: string;
  text: string;
  around: string;
  readonly: boolean;
  disabled: boolean;
  manner: string;
  covered?: Cover;
  box?: object;
}

/** Rows alike with their titles; a list in columns has several parents. */
interface Run {
  parents: Element[];
  key: string;
  form: string;
  rows: Element[];
  titles: string[];
}

interface FieldOption {
  text: string;
  chosen: boolean;
  blank: boolean;
  id: number | null;
}

interface FormButton {
  id: number;
  text: string;
  disabled: boolean;
}

/** A thing a form asks for before it is described: its kind, its controls, what is pressed, the list it stands for. */
interface AskedFor {
  kind: string;
  el: Element;
  members: Element[];
  list: Element | null;
}

/** What of a described field others look at again. */
interface Described {
  kind: string;
  names: Record<string, string>;
  concept: string | null;
}

interface ListBuild {
  parent: string;
  key: string;
  title: string;
  charset: string;
}

/** Words of portals that the scripts know: sources of regular expressions. */
declare const pageWords: {
  aside: string;
  asking: string;
  unchosen: string;
  required: string;
  optional: string;
  code: string;
  sending: string;
  agreement: string;
  pager: string;
  action: string;
  countdown: string;
  newsTitle: string;
  opens: string;
  receiptNumber: string;
  otherLists: string;
  total: string;
  unit: string;
  totals: string[];
  dates: string[];
};

type Tools = typeof tools;

interface Window {
  __errand: { answer: typeof answer; tools: Tools; language: object };
  __errandTell?: (told: { kind: string; at: number; reached: boolean }) => void;
}

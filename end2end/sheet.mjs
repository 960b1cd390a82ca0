// What an administrator writes to prepare a board.

export const QUESTION = { it: 'Che cosa manca in biblioteca la sera?', ar: 'ماذا ينقص المكتبة في المساء؟' };
const DESCRIPTION = {
  it: 'La biblioteca resta aperta fino alle 22. Scegliamo insieme come usarla.',
  ar: 'تبقى المكتبة مفتوحة حتى العاشرة مساءً. نختار معًا كيف نستعملها.',
};

/** The sheet of a new board, as the form sends it. */
export function sheet() {
  const phases = { proposing: 0, co_design: 30, voting: 60, decided: 74, follow_up: 80, closes: 260 };
  const days = Object.entries(phases).map(([phase, after]) => [`sheet[${phase}]`, day(after)]);
  return {
    'sheet[theme]': 'culture',
    'sheet[question_it]': QUESTION.it,
    'sheet[description_it]': DESCRIPTION.it,
    'sheet[question_ar]': QUESTION.ar,
    'sheet[description_ar]': DESCRIPTION.ar,
    'sheet[moderation]': 'before',
    'sheet[answer_days]': '30',
    'sheet[budget]': '8000',
    'sheet[ballot_maximum]': '3',
    ...Object.fromEntries(days),
  };
}

/** The day so many days from now, as date fields hold it. */
export function day(after) {
  return new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
}

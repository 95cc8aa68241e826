import { write } from 'sidestage/shared/api.js';

/** The changes of a desk that are not a question's step, each with the one that takes it back. */
export const requests = {
  claim: (question) => write('PUT', `/api/questions/${question}/claim`),
  release: (question) => write('DELETE', `/api/questions/${question}/claim`),
  memo: (question, text) => write('PUT', `/api/questions/${question}/memo`, { text }),
  order: (talk, questions) => write('PUT', `/api/talks/${talk}/questions/order`, { questions }),
  relay: (talk, question) => write('POST', `/api/talks/${talk}/questions/relayed`, question),
  restrain: (question, restraint) => write('POST', `/api/questions/${question}/restraints`, restraint),
  lift: (restraint) => write('DELETE', `/api/restraints/${restraint}`),
  rules: (room, rules) => write('PATCH', `/api/rooms/${encodeURIComponent(room)}/desk`, rules),
  close: (closed) => write('PUT', '/api/questions/closed', { closed }),
};

import { html } from 'lit';
import { t } from 'sidestage/shared/texts.js';

/**
 * The sections of the organisers' page, in the order of its navigation. Each has an address of its own, `/organise/<path>`,
 * and a component in a file of its own, which is loaded when somebody goes there first. `show` hands it what it needs of
 * the `Organiser`; its heading is the section's, an `h1`. What only one section reads, it fetches itself.
 */
export const SECTIONS = [
  {
    path: '',
    name: () => t.overview,
    load: () => import('./overview-section.js'),
    show: (organiser) => html`<overview-section .organiser=${organiser}></overview-section>`,
  },
  {
    path: 'desk',
    name: () => t.desk.title,
    load: () => import('./desk-section.js'),
    show: (organiser) => html`<desk-section .organiser=${organiser}></desk-section>`,
  },
  {
    path: 'schedule',
    name: () => t.schedule,
    load: () => import('./schedule-section.js'),
    show: (organiser) => html`<schedule-section .organiser=${organiser}></schedule-section>`,
  },
  {
    path: 'rooms',
    name: () => t.rooms,
    load: () => import('./rooms-section.js'),
    show: (organiser) => html`<rooms-section .organiser=${organiser}></rooms-section>`,
  },
  {
    path: 'notices',
    name: () => t.telling,
    load: () => import('./telling-section.js'),
    show: (organiser) => html`<telling-section .organiser=${organiser}></telling-section>`,
  },
  {
    path: 'questions',
    name: () => t.questions,
    load: () => import('./questions-section.js'),
    show: (organiser) => html`<questions-section .organiser=${organiser}></questions-section>`,
  },
  {
    path: 'people',
    name: () => t.people,
    load: () => import('./people-section.js'),
    show: (organiser) => html`<people-section .organiser=${organiser}></people-section>`,
  },
  {
    path: 'rehearsal',
    name: () => t.rehearsing,
    load: () => import('./rehearsal-section.js'),
    show: (organiser) => html`<rehearsal-section .organiser=${organiser}></rehearsal-section>`,
  },
  {
    path: 'call',
    name: () => t.organiseCall.name,
    load: () => import('./call-section.js'),
    show: (organiser) => html`<call-section .organiser=${organiser}></call-section>`,
  },
  {
    path: 'posters',
    name: () => t.review.table,
    load: () => import('./review-section.js'),
    show: (organiser) => html`<review-section .organiser=${organiser}></review-section>`,
  },
  {
    path: 'invitations',
    name: () => t.invited.invitations,
    load: () => import('./invitations-section.js'),
    show: (organiser) => html`<invitations-section .organiser=${organiser}></invitations-section>`,
  },
  {
    path: 'mail',
    name: () => t.mail.name,
    load: () => import('./mail-section.js'),
    show: (organiser) => html`<mail-section .organiser=${organiser}></mail-section>`,
  },
];

/** Where a section is. */
export const addressOf = ({ path }) => (path ? `/organise/${path}` : '/organise');

/** The section at an address; `undefined` where there is none. */
export const sectionAt = (pathname) =>
  SECTIONS.find((section) => addressOf(section) === (pathname.replace(/\/+$/, '') || '/organise'));

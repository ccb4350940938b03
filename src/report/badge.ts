import { makeBadge } from 'badge-maker';
import type { PairReport, Report } from '../generated/report.ts';
import { cut, onOneLine } from './escape.ts';
import { verdict } from './words.ts';

/** What shields.io asks of an endpoint badge (https://shields.io/badges/endpoint-badge). */
export interface Endpoint {
  schemaVersion: 1;
  label: string;
  message: string;
  color: string;
}

/** A badge stands in a line of text: so many characters of a name are room enough. */
const LONGEST_WORD = 40;

/**
 * The state as a badge: an SVG, and the same for shields.io. Green where nothing is at level error, red where something
 * is, grey where it could not judge or there is nothing to judge.
 *
 * badge-maker brings its tables of character widths: import this module only where a badge is made.
 */
export function badge(report: Report): { svg: string; endpoint: Endpoint } {
  return drawn({ label: 'scaler lock', message: verdict(report), color: colorOf(report) });
}

/** The same for one pair: its name, and whether it is in step. */
export function pairBadge({ name, status, scalerVersion }: PairReport): ReturnType<typeof badge> {
  const isInStep = status !== 'fail';
  const version = isInStep && scalerVersion !== null ? `${shortened(scalerVersion)} ` : '';
  const message = isInStep ? `${version}in step` : 'out of step';
  return drawn({ label: shortened(name), message, color: isInStep ? 'brightgreen' : 'red' });
}

function drawn(shown: Omit<Endpoint, 'schemaVersion'>): ReturnType<typeof badge> {
  return { svg: `${makeBadge({ ...shown, style: 'flat' })}\n`, endpoint: { schemaVersion: 1, ...shown } };
}

function shortened(text: string): string {
  return onOneLine(cut(text, LONGEST_WORD));
}

function colorOf({ status, pairs }: Report): string {
  if (status === 'fail') return 'red';
  return status === 'error' || pairs.length === 0 ? 'lightgrey' : 'brightgreen';
}

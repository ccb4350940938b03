import { makeBadge } from 'badge-maker';
import type { Report } from '../generated/report.ts';
import { verdict } from './words.ts';

/** What shields.io asks of an endpoint badge (https://shields.io/badges/endpoint-badge). */
interface Endpoint {
  schemaVersion: 1;
  label: string;
  message: string;
  color: string;
}

/**
 * The state as a badge: an SVG, and the same for shields.io. Green where nothing is at level error, red where something
 * is, grey where it could not judge or there is nothing to judge.
 *
 * badge-maker brings its tables of character widths: import this module only where a badge is made.
 */
export function badge(report: Report): { svg: string; endpoint: Endpoint } {
  const shown = { label: 'scaler lock', message: verdict(report), color: colorOf(report) };
  return { svg: `${makeBadge({ ...shown, style: 'flat' })}\n`, endpoint: { schemaVersion: 1, ...shown } };
}

function colorOf({ status, pairs }: Report): string {
  if (status === 'fail') return 'red';
  return status === 'error' || pairs.length === 0 ? 'lightgrey' : 'brightgreen';
}

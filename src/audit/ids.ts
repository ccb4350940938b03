/**
 * Places, things and data are named by a number that is their index in the map's list (`ProjectMap.places`, `things`, `data`),
 * so that the map is one JSON text without cycles.
 */

export type PlaceId = number;
export type ThingId = number;
export type DataId = number;

import { expect, it } from 'vitest';
import { judgeMap } from '../../src/audit/rules/registry.ts';
import { mapOfFiles } from './map-of-files.ts';

/** A program that trains, and then asks for one row. */
function program(received: string): string {
  return `
import joblib
import pandas as pd
import streamlit as st
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import LabelEncoder

table = pd.read_csv("patients.csv")
encoder = LabelEncoder()
table["smokes"] = encoder.fit_transform(table["smokes"])
joblib.dump(encoder, "encoder.joblib")
model = LogisticRegression().fit(table[["smokes", "age"]], table["ill"])


def ask():
    row = pd.DataFrame([{"smokes": ${received}, "age": 40}])
    row["smokes"] = LabelEncoder().fit_transform(row["smokes"])
    return model.predict(row)
`;
}

it.each([
  ['input("smokes? ")', 'what a person types in'],
  ['st.selectbox("smokes", ["no", "yes"])', 'what the service receives'],
])('calls an encoder that, and says where the row of %s is from', async (received, said) => {
  const found = judgeMap(await mapOfFiles(new Map([['ask.py', program(received)]])));
  const finding = found.find(({ rule }) => rule === 'audit/fit-at-inference');
  expect(finding?.message).toContain(`fits a LabelEncoder on ${said}`);
  expect(finding?.fix).toBe('load the encoder that training saves, and call `transform` alone');
});

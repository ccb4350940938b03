import { describe, expect, it } from 'vitest';
import { mapOf, only } from './project.ts';

const APPLY = 'scaler.transform(x)';
const LOAD = 'import joblib\nscaler = joblib.load("s.pkl")\n';

/** Code that serves, of which the audit must know so by what it does. */
const SERVED: [string, string][] = [
  [
    'FastAPI',
    `from fastapi import FastAPI\n${LOAD}app = FastAPI()\n@app.post("/p")\ndef p(x):\n    ${APPLY}\n`,
  ],
  [
    'a router',
    `from fastapi import APIRouter\n${LOAD}r = APIRouter(prefix="/a")\n@r.get("/p")\nasync def p(x):\n    ${APPLY}\n`,
  ],
  [
    'Flask',
    `from flask import Flask\n${LOAD}app = Flask(__name__)\n@app.route("/p", methods=["POST"])\ndef p():\n    x = 1\n    ${APPLY}\n`,
  ],
  [
    'a blueprint',
    `from flask import Blueprint\n${LOAD}b = Blueprint("b", __name__)\n@b.route("/p")\ndef p():\n    ${APPLY}\n`,
  ],
  [
    'Streamlit',
    `import streamlit as st\n${LOAD}x = st.number_input("x")\nif st.button("go"):\n    ${APPLY}\n`,
  ],
  [
    'Gradio',
    `import gradio as gr\n${LOAD}def p(x):\n    ${APPLY}\ngr.Interface(fn=p, inputs="text", outputs="text").launch()\n`,
  ],
  [
    'Gradio blocks',
    `import gradio as gr\n${LOAD}def p(x):\n    ${APPLY}\nwith gr.Blocks() as demo:\n    b = gr.Button("go")\n    b.click(p, [], [])\n`,
  ],
  [
    'BentoML',
    `import bentoml\n${LOAD}@bentoml.service\nclass S:\n    @bentoml.api\n    def p(self, x):\n        ${APPLY}\n`,
  ],
  [
    'Ray Serve',
    `from ray import serve\n${LOAD}@serve.deployment\nclass S:\n    def __call__(self, x):\n        ${APPLY}\n`,
  ],
  ['Lambda', `${LOAD}def run(event, context):\n    x = event["x"]\n    ${APPLY}\n`],
  [
    'Triton',
    `${LOAD}class TritonPythonModel:\n    def execute(self, requests):\n        x = requests[0]\n        ${APPLY}\n`,
  ],
  [
    'TorchServe',
    `from ts.torch_handler.base_handler import BaseHandler\n${LOAD}class H(BaseHandler):\n    def preprocess(self, x):\n        ${APPLY}\n`,
  ],
  [
    'MLflow',
    `import mlflow\n${LOAD}class M(mlflow.pyfunc.PythonModel):\n    def predict(self, context, x):\n        ${APPLY}\n`,
  ],
  [
    'a lambda that Gradio gets',
    `import gradio as gr\n${LOAD}gr.Interface(lambda x: ${APPLY}, "number", "number").launch()\n`,
  ],
  [
    'a view of Django',
    `from django.shortcuts import render\n${LOAD}def p(request):\n    x = 1\n    ${APPLY}\n`,
  ],
  [
    'aiohttp',
    `from aiohttp import web\n${LOAD}async def p(request):\n    x = await request.json()\n    ${APPLY}\napp = web.Application()\napp.add_routes([web.post("/p", p)])\n`,
  ],
  [
    'routes of aiohttp',
    `from aiohttp import web\n${LOAD}routes = web.RouteTableDef()\n@routes.post("/p")\nasync def p(x):\n    ${APPLY}\n`,
  ],
  [
    'Tornado',
    `import tornado.web\n${LOAD}class H(tornado.web.RequestHandler):\n    def post(self):\n        x = 1\n        ${APPLY}\n`,
  ],
  ['Falcon', `import falcon\n${LOAD}class R:\n    def on_post(self, x, answer):\n        ${APPLY}\n`],
  [
    'gRPC',
    `import pb2_grpc\n${LOAD}class S(pb2_grpc.PredictorServicer):\n    def Predict(self, x, context):\n        ${APPLY}\n`,
  ],
  [
    'Starlette',
    `from starlette.routing import Route\n${LOAD}async def p(x):\n    ${APPLY}\nroutes = [Route("/p", p)]\n`,
  ],
  ['Azure ML', `${LOAD}def run(raw_data):\n    x = raw_data\n    ${APPLY}\n`],
  ['Inference Endpoints', `${LOAD}class EndpointHandler:\n    def __call__(self, x):\n        ${APPLY}\n`],
  ['an app of another file', `from main import app\n${LOAD}@app.post("/p")\ndef p(x):\n    ${APPLY}\n`],
];

describe('the inference side', () => {
  it.each(SERVED)('is behind %s', async (_, text) => {
    const { side } = only(await mapOf({ 'x.py': text }), 'apply');
    expect(side).toMatchObject({ side: 'inference', sure: 'direct' });
    expect(side.evidence[0]).toMatch(/x\.py|button|request|receives/);
  });

  it('names the decorator and its line', async () => {
    const map = await mapOf({
      'x.py': `from fastapi import FastAPI\napp = FastAPI()\n@app.post("/p")\ndef p(x, scaler):\n    ${APPLY}\n`,
    });
    expect(only(map, 'apply').side.evidence).toEqual(['`p` is behind `@fastapi.FastAPI.post` (x.py:4)']);
  });

  it('reaches through the calls into shared code', async () => {
    const map = await mapOf({
      'common.py': `def prepare(scaler, x):\n    return ${APPLY}\n`,
      'web.py':
        'from flask import Flask\nfrom common import prepare\napp = Flask(__name__)\n@app.route("/")\ndef p():\n    prepare(scaler, 1)\n',
    });
    expect(only(map, 'apply')).toMatchObject({ side: { side: 'inference' }, site: { path: 'common.py' } });
  });
});

describe('the training side', () => {
  it.each([
    ['of a model that is fitted', 'from sklearn.svm import SVC\nscaler.transform(X)\nSVC().fit(X, y)\n'],
    [
      'of a search',
      'from sklearn.model_selection import GridSearchCV\nscaler.transform(X)\nGridSearchCV(m, {}).fit(X)\n',
    ],
    ['of steps back', 'scaler.transform(X)\nloss.backward()\n'],
    [
      'also in a folder that serves',
      'from xgboost import XGBClassifier\nscaler.transform(X)\nXGBClassifier().fit(X, y)\n',
    ],
  ])('is told by a model that learns: %s', async (name, text) => {
    const path = name.includes('folder') ? 'serve/run.py' : 'run.py';
    expect(only(await mapOf({ [path]: text }), 'apply').side).toMatchObject({
      side: 'training',
      sure: 'direct',
    });
  });

  it('is where a route trains', async () => {
    const map = await mapOf({
      'x.py':
        'from fastapi import FastAPI\nfrom sklearn.svm import SVC\napp = FastAPI()\n@app.post("/train")\ndef t():\n    scaler.fit(X)\n    SVC().fit(X, y)\n',
    });
    expect(only(map, 'fit').side.side).toBe('training');
  });
});

describe('names', () => {
  it.each([
    ['train.py', 'training'],
    ['src/training/prepare.py', 'training'],
    ['modelTraining.py', 'training'],
    ['app/main.py', 'inference'],
    ['src/predict_pipeline.py', 'inference'],
    ['services/churn/explore.py', 'unknown'],
    ['serve/train.py', 'training'],
    ['examples/scaler.py', 'test'],
    ['benchmarks/fit.py', 'test'],
    ['train_and_predict.py', 'unknown'],
    ['prepare.py', 'unknown'],
    ['application_form.py', 'unknown'],
  ])('of %s suggest %s', async (path, side) => {
    expect(only(await mapOf({ [path]: `${APPLY}\n` }), 'apply').side.side).toBe(side);
  });

  it.each(['tests/scaler.py', 'pkg/test_scaler.py', 'pkg/scaler_test.py', 'conftest.py'])(
    'of tests keep them out of it: %s',
    async (path) => {
      expect((await mapOf({ [path]: `${APPLY}\n` })).places).toEqual([]);
    },
  );

  it('weigh less than the policy', async () => {
    const map = await mapOf(
      { 'app/main.py': `${APPLY}\n` },
      { sideOf: () => ({ side: 'training', pattern: 'app/**' }) },
    );
    expect(only(map, 'apply').side).toEqual({
      side: 'training',
      sure: 'policy',
      evidence: ["the policy's `audit.training` has `app/**`"],
    });
  });
});

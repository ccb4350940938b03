import type { Surrounding } from '../place.ts';

/** Decorators by which a server learns of a function, by canonical name, and how a person calls the server. */
const DECORATORS: readonly { pattern: RegExp; is: Surrounding; server: string }[] = [
  {
    pattern: /^fastapi\.(?:FastAPI|APIRouter)\.(?:get|post|put|patch|delete|api_route|websocket)$/,
    is: 'request',
    server: 'FastAPI',
  },
  { pattern: /^fastapi\.(?:FastAPI|APIRouter)\.on_event$/, is: 'start', server: 'FastAPI' },
  {
    pattern: /^(?:flask|quart)\.(?:Flask|Quart|Blueprint)\.(?:route|get|post|put|patch)$/,
    is: 'request',
    server: 'Flask',
  },
  {
    pattern: /^(?:flask|quart)\.(?:Flask|Quart|Blueprint)\.(?:before_first_request|before_serving)$/,
    is: 'start',
    server: 'Flask',
  },
  {
    pattern:
      /^(?:sanic\.Sanic|sanic\.Blueprint|bottle\.Bottle|starlette\.\w+\.\w+|litestar|robyn\.Robyn|falcon|blacksheep\.Application|chalice\.Chalice)\.(?:route|get|post|put|patch)$/,
    is: 'request',
    server: 'a web server',
  },
  { pattern: /^(?:litestar|bottle)\.(?:get|post|put|patch|route)$/, is: 'request', server: 'a web server' },
  { pattern: /^aiohttp\.web\.RouteTableDef\.(?:get|post|put|patch|view)$/, is: 'request', server: 'aiohttp' },
  { pattern: /^bentoml\.(?:api|task)$|^bentoml\.Service\.api$/, is: 'request', server: 'BentoML' },
  { pattern: /^modal\.(?:web_endpoint|fastapi_endpoint|asgi_app|method)$/, is: 'request', server: 'Modal' },
  { pattern: /^modal\.enter$/, is: 'start', server: 'Modal' },
  { pattern: /^functions_framework\.(?:http|cloud_event)$/, is: 'request', server: 'Cloud Functions' },
  { pattern: /^azure\.functions\.FunctionApp\.route$/, is: 'request', server: 'Azure Functions' },
  {
    pattern: /^rest_framework\.decorators\.api_view$|^django\.views\.decorators\..*$/,
    is: 'request',
    server: 'Django',
  },
  {
    pattern: /^chainlit\.on_message$|^gradio\.\w+\.(?:click|change|submit)$/,
    is: 'request',
    server: 'a page',
  },
  { pattern: /^dash\.(?:Dash\.)?callback$/, is: 'request', server: 'Dash' },
  {
    pattern: /^streamlit\.(?:cache|cache_data|cache_resource|experimental_memo|experimental_singleton)$/,
    is: 'cached',
    server: 'Streamlit',
  },
  { pattern: /^functools\.(?:lru_cache|cache)$/, is: 'cached', server: 'functools' },
];

/** Classes whose methods a server calls, by the dotted name of a base or a decorator; and which of them. */
const HANDLERS: readonly { pattern: RegExp; server: string; request: RegExp; start: RegExp }[] = [
  {
    pattern: /^ray\.serve\.deployment$/,
    server: 'Ray Serve',
    request: /^__call__$|^predict|^infer|^handle/,
    start: /^__init__$|^reconfigure$/,
  },
  {
    pattern: /^bentoml\.service$|^bentoml\.Runnable$/,
    server: 'BentoML',
    request: /^predict|^classify|^infer|^__call__$/,
    start: /^__init__$/,
  },
  {
    pattern: /^(?:ts\.torch_handler\.)?.*\bBaseHandler$/,
    server: 'TorchServe',
    request: /^(?:handle|preprocess|inference|postprocess)$/,
    start: /^initialize$/,
  },
  {
    pattern: /^kserve\.Model$|^kfserving\.KFModel$/,
    server: 'KServe',
    request: /^(?:predict|preprocess|postprocess)$/,
    start: /^load$|^__init__$/,
  },
  {
    pattern: /^mlflow\.pyfunc\.(?:PythonModel|model\.PythonModel)$/,
    server: 'MLflow',
    request: /^predict$/,
    start: /^load_context$/,
  },
  {
    pattern: /^tornado\.web\.RequestHandler$/,
    server: 'Tornado',
    request: /^(?:get|post|put|patch)$/,
    start: /^initialize$/,
  },
  { pattern: /(?:^|\.)\w+Servicer$/, server: 'gRPC', request: /^[A-Z]\w*$/, start: /^__init__$/ },
  { pattern: /^mlserver\.MLModel$/, server: 'MLServer', request: /^predict$/, start: /^load$/ },
  {
    pattern:
      /^flask_restful\.Resource$|^flask_restx\.Resource$|^flask\.views\.MethodView$|^rest_framework\..*View$|^django\.views\..*View$/,
    server: 'a web server',
    request: /^(?:get|post|put|patch)$/,
    start: /^$/,
  },
  { pattern: /^cog\.BasePredictor$/, server: 'Cog', request: /^predict$/, start: /^setup$/ },
  {
    pattern: /^litserve\.LitAPI$/,
    server: 'LitServe',
    request: /^(?:predict|decode_request)$/,
    start: /^setup$/,
  },
];

/** What a decorator makes of a function; null where nothing is known. */
export function decoratorOf(name: string): { is: Surrounding; server: string } | null {
  const known = DECORATORS.find(({ pattern }) => pattern.test(name));
  if (known) return known;
  // An app that came from where nothing is known of: by what everyone calls it.
  return /(?:^|\.)(?:app|api|router|bp|blueprint|server|application)\.(?:route|get|post|put|patch)$/.test(
    name,
  )
    ? { is: 'request', server: 'a web server' }
    : null;
}

/** What a server makes of a method, by what its class is or is marked with. */
export function handlerOf(
  classNames: readonly string[],
  method: string,
): { is: Surrounding; server: string } | null {
  const known = HANDLERS.find(({ pattern }) => classNames.some((name) => pattern.test(name)));
  if (known?.request.test(method)) return { is: 'request', server: known.server };
  return known?.start.test(method) ? { is: 'start', server: known.server } : null;
}

/** Functions that a platform finds by their name alone. */
export function entryPointOf(
  name: string,
  parameters: readonly string[],
  { className, libraries }: { className: string | null; libraries: ReadonlySet<string> },
): { is: Surrounding; server: string } | null {
  if (className === 'TritonPythonModel') {
    if (name === 'execute') return { is: 'request', server: 'Triton' };
    return name === 'initialize' ? { is: 'start', server: 'Triton' } : null;
  }
  if (className === 'EndpointHandler' && name === '__call__')
    return { is: 'request', server: 'Inference Endpoints' };
  if (className !== null && libraries.has('falcon') && /^on_(?:get|post|put|patch)$/.test(name))
    return { is: 'request', server: 'Falcon' };
  if (className !== null) return null;
  if (parameters[0] === 'request' && libraries.has('django')) return { is: 'request', server: 'Django' };
  if (name === 'run' && /^(?:raw_data|mini_batch)$/.test(parameters[0] ?? ''))
    return { is: 'request', server: 'Azure ML' };
  if (parameters[0] === 'event' && /^_?(?:context|ctx|_)$/.test(parameters[1] ?? ''))
    return { is: 'request', server: 'AWS Lambda' };
  if (/^(?:predict_fn|input_fn|transform_fn)$/.test(name)) return { is: 'request', server: 'SageMaker' };
  return name === 'model_fn' ? { is: 'start', server: 'SageMaker' } : null;
}

/** Libraries that serve: a file that imports one is no training script, unless it trains. */
export const SERVERS: Readonly<Record<string, string>> = {
  fastapi: 'FastAPI',
  flask: 'Flask',
  quart: 'Quart',
  sanic: 'Sanic',
  streamlit: 'Streamlit',
  gradio: 'Gradio',
  bentoml: 'BentoML',
  litserve: 'LitServe',
  chainlit: 'Chainlit',
  dash: 'Dash',
  triton_python_backend_utils: 'Triton',
  cog: 'Cog',
  kserve: 'KServe',
  ts: 'TorchServe',
  bottle: 'Bottle',
  litestar: 'Litestar',
  functions_framework: 'Cloud Functions',
  django: 'Django',
  rest_framework: 'Django',
  tornado: 'Tornado',
  falcon: 'Falcon',
  starlette: 'Starlette',
  panel: 'Panel',
};

/** What a page or a request gives, by canonical name. */
export const RECEIVED =
  /^(?:streamlit|streamlit\.sidebar)\.(?:number_input|slider|select_slider|text_input|text_area|selectbox|radio|checkbox|toggle|multiselect|date_input|time_input|file_uploader|camera_input|data_editor|chat_input|audio_input|color_picker)$|^flask\.request(?:\.\w+)*$|^quart\.request(?:\.\w+)*$|^dash\.State$|^builtins\.input$|^input$/;

/** A page's button: what is done behind it is done on a request. */
export const BUTTONS = /^streamlit(?:\.sidebar)?\.(?:button|form_submit_button)$/;

/** Where a function that is handed over is called for each request. */
export const HANDED_OVER =
  /^gradio\.(?:Interface|ChatInterface|\w+\.(?:click|change|submit|upload|input|release))$|^\w+\.(?:click|submit)$|^flask\.Flask\.add_url_rule$|^starlette\.routing\.Route$|^aiohttp\.web\.(?:get|post|put|patch|Application\.\w+)$|^fastapi\.(?:FastAPI|APIRouter)\.add_api_route$/;

/** Libraries that call what their objects are given for each message or request, and that are no sign of a server by themselves. */
const CALLING_BACK = new Set(
  'starlette aiohttp tornado falcon socketio flask_socketio paho pika kafka telegram telebot aiogram discord'.split(
    ' ',
  ),
);

/** Whether an object of this class calls the functions that it is given for each request. */
export function callsForEachRequest(className: string): boolean {
  const [library = ''] = className.split('.');
  return Object.hasOwn(SERVERS, library) || CALLING_BACK.has(library);
}

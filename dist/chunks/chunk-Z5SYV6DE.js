import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var ArtifactError=class extends Error{name="ArtifactError";offset;unsupported;constructor(message,options={}){super(message,{cause:options.cause}),this.offset=options.offset??null,this.unsupported=options.unsupported??!1}};var words=text=>text.trim().split(/\s+/),UNSAFE_MODULES=new Set(words(`
    os posix nt sys subprocess _posixsubprocess popen2 commands shutil pty signal _signal pexpect pipes mailcap
    _winapi winreg _winreg msvcrt _osx_support _aix_support _pyrepl
    ctypes _ctypes cffi _cffi_backend mmap gc
    multiprocessing asyncio threading _thread concurrent atexit sched
    importlib imp _imp _frozen_importlib _frozen_importlib_external runpy pkgutil zipimport zipapp pkg_resources
    code codeop marshal pdb bdb cProfile profile trace timeit doctest pydoc unittest test site rlcompleter
    idlelib lib2to3 compileall py_compile modulefinder tkinter _tkinter turtle IPython
    _interpreters _xxsubinterpreters _testcapi
    pip ensurepip setuptools distutils venv
    socket _socket ssl _ssl select selectors socketserver http httplib urllib urllib2 urllib3 requests httpx aiohttp
    ftplib smtplib poplib imaplib nntplib telnetlib xmlrpc webbrowser antigravity paramiko
    tempfile fileinput filecmp sqlite3 _sqlite3 shelve dbm _dbm _gdbm tarfile zipfile syslog
    numexpr jsonpickle
  `)),UNSAFE_PACKAGES=words(`
  logging.config logging.handlers
  joblib.externals.loky sklearn.externals.joblib.externals.loky loky
  numpy.testing numpy.f2py numpy.distutils numpy.ctypeslib
  pandas.io pandas.core.computation
  sympy.parsing
  torch._inductor torch._dynamo.guards torch.fx.experimental torch.jit.unsupported_tensor_ops torch.package torch.hub
  torch.utils._config_module torch.utils.bottleneck torch.utils.collect_env torch.utils.cpp_extension
  torch.utils.data.datapipes.utils torch.utils.model_dump
`),builtin=names=>words(names).flatMap(name=>[`builtins.${name}`,`__builtin__.${name}`]),of=(modules,names)=>words(modules).flatMap(module=>words(names).map(name=>`${module}.${name}`)),UNSAFE_NAMES=new Set([...builtin("eval exec execfile compile __import__ open file input raw_input breakpoint reload help"),...builtin("getattr setattr delattr globals locals vars apply"),...of("operator _operator","\
attrgetter methodcaller call"),...of("io _io codecs _pyio","open"),...of("io _io _pyio","FileIO open_code"),...of("types","CodeType FunctionType LambdaType"),...of("new","code function"),...of("logging","FileHandler"),...of("platform","popen _syscmd_file _syscmd_ver _syscmd_uname"),...of("uuid","_popen _get_command_stdout"),...of("copyreg copy_reg","add_extension pickle"),...of("sympy sympy.core.s\
ympify","sympify"),...of("pickle _pickle cPickle dill dill._dill cloudpickle","load loads dump Unpickler _Unpickler Pickler"),...of("joblib.externals.cloudpickle cloudpickle.cloudpickle","load loads"),...of("dill dill._dill dill.session dill._session","load_session load_module"),...of("cloudpickle.cloudpickle joblib.externals.cloudpickle.cloudpickle","subimport"),...of("dill._dill","_import_module\
 _create_code"),...of("joblib joblib.numpy_pickle sklearn.externals.joblib sklearn.externals.joblib.numpy_pickle","load dump"),...of("joblib.numpy_pickle_compat","load_compatibility"),...of("torch torch.serialization torch.jit torch.jit._serialization","load save"),...of("torch.storage","_load_from_bytes"),...of("torch.ops torch.classes torch._ops torch._classes","load_library"),...of("torch.fx.gr\
aph_module","reduce_graph_module reduce_package_graph_module reduce_deploy_graph_module"),...of("numpy numpy.lib.npyio numpy.lib._npyio_impl","load save fromregex genfromtxt loadtxt savetxt"),...of("pandas","read_pickle eval read_sql read_html read_hdf"),...of("yaml","load load_all unsafe_load full_load"),...of("mlflow.pyfunc mlflow.sklearn mlflow.pytorch mlflow.tensorflow","load_model"),...of("ke\
ras.models keras.saving tensorflow.keras.models keras.src.saving.saving_api","load_model"),...of("tensorflow tensorflow.io","write_file read_file load_op_library")]),UNSAFE_CALLED=new Set([...of("functools _functools","reduce"),...of("itertools","starmap"),...of("types","new_class"),...builtin("map filter sorted"),...of("operator _operator",`setitem delitem iadd iand iconcat ifloordiv ilshift imat\
mul imod imul ior ipow irshift isub itruediv ixor
    __setitem__ __delitem__ __iadd__ __iand__ __iconcat__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__
    __ior__ __ipow__ __irshift__ __isub__ __itruediv__ __ixor__`),...of("random","shuffle"),...of("heapq _heapq","heapify heappush heappop heapreplace heappushpop"),...of("bisect _bisect","insort insort_left insort_right"),...of("struct _struct","pack_into")]),HANDED_ON=new Set(words("os sys subprocess importlib builtins __builtins__ __import__ __loader__ __spec__ __globals__ __subclasses__"));function importsOf({globals}){let imports=new Set,unsafe=new Map;for(let imported of globals){let spelled=`${imported.module}.${imported.name}`;imports.add(spelled),isUnsafe(imported)&&!unsafe.has(spelled)&&unsafe.set(spelled,imported.offset)}return{imports:[...imports],unsafe:[...unsafe.keys()],unsafeAt:[...unsafe.values()]}}function isUnsafe({module,name,called,conduct}){if(conduct!==void 0)return conduct===
"runs";let spelled=`${module}.${name}`;return UNSAFE_MODULES.has(module.split(".")[0]??"")||UNSAFE_NAMES.has(spelled)||UNSAFE_PACKAGES.some(unsafe=>spelled.startsWith(`${unsafe}.`))||called&&UNSAFE_CALLED.has(spelled)?!0:isReached(module,name)}function isReached(module,name){let[,...inner]=module.split("."),path=name.split(".").map(part=>part.replace(/^_(?!_)/,"")),way=path.slice(0,-1);return[...inner,
...path].some(part=>HANDED_ON.has(part))||way.some(part=>UNSAFE_MODULES.has(part))||way.length>0&&path.some(part=>/^__\w+__$/.test(part))}function isObject(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)}function entry(object,key){return Object.hasOwn(object,key)?object[key]:void 0}function textAt(object,key){let value=entry(object,key);return typeof value=="string"?value:null}function step(key){return`/${key.replaceAll("~","~0").replaceAll("/","~1")}`}export{ArtifactError,importsOf,isObject,entry,textAt,step};

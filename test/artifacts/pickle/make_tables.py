"""Writes the tables python.json and numpy-<major>.json beside this file: Python expressions, what Python's own pickle and
joblib write for them by each protocol (base64), and what a reader must find, in the notation of `said` below.

    python make_tables.py plain                 # any Python 3.8 or newer
    python make_tables.py numpy                 # needs numpy and joblib; once with numpy 1, once with numpy 2
    npx biome check --write test/artifacts/pickle
"""

import base64
import collections
import datetime
import decimal
import fractions
import io
import json
import math
import pathlib
import pickle
import sys
import uuid

PLAIN = """
None
True
False
0
255
256
65535
65536
2147483647
-1
-128
-129
-2147483648
-2147483649
2**53-1
2**53
-2**53
-2**53+1
2**63
-2**63
2**64-1
10**40
-10**40
1<<500
-(1<<503)
(1<<2040) - 1
0.0
-0.0
1.5
-2.5e-10
5e-324
1.7976931348623157e308
0.1+0.2
float('nan')
float('inf')
float('-inf')
''
'a'
'it\\'s "quoted"'
'line\\nbreak\\r\\t\\\\ and \\\\u0041'
'\\x00\\x1a'
'é ß ÿ'
'日本語'
'\\U0001f600 and \\u2028'
'\\ufeffbom'
'\\ufffd'
'\\ud800 alone, \\udfff'
'x'*300
'__proto__'
b''
b'bytes'
b'\\x00\\xff\\n\\\\'
bytes(range(256))
b'b'*300
bytearray(b'')
bytearray(b'array\\x00\\xff')
()
(1,)
(1, 2)
(1, 2, 3)
(1, 2, 3, 4)
((), ((),), [(), {}])
[]
[1, 'two', 3.0, None, True]
list(range(1001))
[[1], [2, [3]]]
{}
{'a': 1, 'b': [2]}
{1: 'one', (1, 2): 'pair', None: None, False: 0, 2.5: 'f', b'k': 1}
{'__proto__': 1, 'constructor': 2}
set()
{7}
set(range(40))
frozenset()
frozenset(['a'])
{frozenset([1]): {2}}
complex(1, -2)
slice(1, None, 2)
range(3)
len
dict
int
collections.OrderedDict
collections.OrderedDict([('z', 1), ('a', 2)])
collections.OrderedDict()
collections.defaultdict(list, {'k': [1]})
collections.defaultdict(None)
collections.deque([1, 2], 5)
collections.Counter('aab')
datetime.date(2020, 1, 2)
datetime.timedelta(days=1)
decimal.Decimal('1.5')
fractions.Fraction(1, 3)
pathlib.PurePosixPath('/a/b')
uuid.UUID(int=5)
[x := [1], x, (x,)]
(lambda s: [s, s, {s: s}])('shared text')
"""

NUMPY = """
np.arange(6.)
np.arange(6.).reshape(2, 3)
np.asfortranarray(np.arange(6.).reshape(2, 3))
np.asfortranarray(np.arange(24.).reshape(2, 3, 4))
np.arange(24).reshape(2, 3, 4).transpose(1, 0, 2)
np.arange(24).reshape(2, 3, 4)[:, ::2, 1:]
np.array(3.5)
np.array([])
np.zeros((0, 3))
np.zeros((3, 0), dtype='f4')
np.array([1.5, np.nan, np.inf, -np.inf, -0.0])
np.array([1.5, -65504, 6e-8, np.inf, np.nan, 0.1], dtype='f2')
np.array([0.1, 1e-40], dtype='f4')
np.array([1.5, -2], dtype='>f8')
np.array([1.5, -2], dtype='>f4')
np.array([1.5, -2], dtype='>f2')
np.array([-1, 127], dtype='i1')
np.array([-1, 300], dtype='i2')
np.array([-1, 70000], dtype='>i4')
np.array([-1, 2**40, -2**40])
np.array([-1, 2**40, -2**40], dtype='>i8')
np.array([255], dtype='u1')
np.array([65535], dtype='>u2')
np.array([2**32-1], dtype='u4')
np.array([2**53, 0], dtype='u8')
np.array([2**53, 0], dtype='>u8')
np.array([[True, False]])
np.array([1+2j, -1j])
np.array([1+2j], dtype='>c8')
np.array(['a', 'bcé', '', '\\U0001f600'])
np.array(['a', 'bc'], dtype='>U3')
np.array([b'a', b'bc\\xff'])
np.array(['x', 1, None, 2.5], dtype=object)
np.asfortranarray(np.array([['a', 'b', 'c'], ['d', 'e', 'f']], dtype=object))
np.array([np.arange(2.), {'k': np.arange(3)}], dtype=object)
np.array('only', dtype=object)
np.array([(1, 2.5)], dtype=[('a', '<i4'), ('b', '<f8')])
np.array([(1, 'x')], dtype=[('a', '<i4'), ('o', 'O')])
np.array(['2020-01-02', 'NaT'], dtype='M8[D]')
np.matrix([[1., 2.], [3., 4.]])
np.rec.array([(1, 2.)], dtype=[('a', '<i4'), ('b', '<f8')])
np.float64(2.5)
np.float32(0.1)
np.float16(0.1)
np.float64('nan')
np.int64(-5)
np.int64(2**60)
np.uint64(2**64-1)
np.int32(7)
np.bool_(True)
np.complex128(1+2j)
np.str_('text')
np.bytes_(b'raw')
np.datetime64('2020-01-02')
np.dtype('f8')
np.dtype('>i4')
np.dtype('O')
np.dtype([('a', '<i4'), ('b', '<f8')])
np.float64
[a := np.arange(3.), a, a.T]
{'scale_': np.array([0.5]), 'n_samples_seen_': np.int64(3), 'names': np.array(['a', 'b'], dtype=object)}
"""


def said(value):
    """What the pickle says of a value, in JSON."""
    if "numpy" in sys.modules:
        found = said_numpy(sys.modules["numpy"], value)
        if found is not None:
            return found
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else {"int": str(value)}
    if isinstance(value, float):
        return value if math.isfinite(value) and str(value) != "-0.0" else {"float": str(value)}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": value.hex()}
    for kind in (list, tuple):
        if type(value) is kind:
            return {kind.__name__: [said(item) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"set": [said(item) for item in value]}
    if type(value) in (dict, collections.OrderedDict, collections.defaultdict):
        return {"dict": [[said(key), said(item)] for key, item in value.items()]}
    if isinstance(value, type) or callable(value):
        return {"global": f"{value.__module__}.{value.__qualname__}"}
    if isinstance(value, complex):
        return {"complex": [value.real, value.imag]}
    return {"object": f"{type(value).__module__}.{type(value).__qualname__}"}


def said_numpy(np, value):
    if isinstance(value, np.dtype):
        return {"dtype": name_of(value)}
    if isinstance(value, np.ndarray):
        items = value.ravel(order="C") if not isinstance(value, np.matrix) else np.asarray(value).ravel()
        return {"array": name_of(value.dtype), "shape": list(value.shape), "items": [item(np, one) for one in items]}
    if isinstance(value, (np.datetime64, np.void)):
        return {"object": "numpy.scalar"}
    return said(value.item()) if isinstance(value, np.generic) else None


def name_of(dtype):
    """The dtype's name, without the unit of dates and the class of records."""
    return dtype.name.split("[")[0].replace("record", "void")


def item(np, one):
    """One item of an array as `nested` gives it."""
    if isinstance(one, (np.void, np.record)):
        return one.tobytes().hex() if not one.dtype.hasobject else said(tuple(one.item()))
    if isinstance(one, np.datetime64):
        return int(one.astype("i8"))
    plain = one.item() if isinstance(one, np.generic) else one
    if isinstance(plain, complex):
        return [plain.real, plain.imag]
    if isinstance(plain, bytes):
        try:
            return plain.decode()
        except UnicodeDecodeError:
            return plain.decode("latin1")
    if isinstance(plain, float):
        return plain if math.isfinite(plain) else str(plain)
    return plain if isinstance(plain, int) else said(plain)


def rows(expressions, scope, writers):
    for expression in expressions.strip().splitlines():
        value = eval(expression, dict(scope))  # our own lines, above
        pickles = {name: base64.b64encode(write(value)).decode() for name, write in writers.items()}
        yield {"python": expression, "says": said(value), "pickles": pickles}


def joblib_writer(joblib, protocol):
    def write(value):
        buffer = io.BytesIO()
        joblib.dump(value, buffer, protocol=protocol)
        return buffer.getvalue()

    return write


def main(which):
    writers = {str(protocol): (lambda value, p=protocol: pickle.dumps(value, protocol=p)) for protocol in range(6)}
    scope = {name: globals()[name] for name in
             ("collections", "datetime", "decimal", "fractions", "pathlib", "uuid")}
    name, expressions = "python", PLAIN
    if which == "numpy":
        import joblib
        import numpy as np

        major = np.__version__.split(".")[0]
        writers = {p: writers[p] for p in (("0", "2", "5") if major == "2" else ("2", "5"))}
        writers["joblib"] = joblib_writer(joblib, None)
        if major == "2":
            writers["joblib 0"] = joblib_writer(joblib, 0)
        scope["np"] = np
        name, expressions = f"numpy-{major}", NUMPY
    table = [json.dumps(row, ensure_ascii=True) for row in rows(expressions, scope, writers)]
    path = pathlib.Path(__file__).with_name(f"{name}.json")
    path.write_text("[\n" + ",\n".join(table) + "\n]\n")


main(sys.argv[1])

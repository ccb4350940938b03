/** Functions of libraries that hand on what they are given: an array of a list, a copy, another type. */
export const HANDING_ON_FUNCTIONS: ReadonlySet<string> = new Set(
  [
    'numpy.array numpy.asarray numpy.asanyarray numpy.ascontiguousarray numpy.float32 numpy.float64 numpy.atleast_1d',
    'numpy.atleast_2d numpy.expand_dims numpy.squeeze numpy.copy numpy.nan_to_num numpy.ravel numpy.reshape numpy.transpose',
    'torch.tensor torch.as_tensor torch.Tensor torch.FloatTensor torch.from_numpy torch.unsqueeze torch.squeeze',
    'torch.autograd.Variable tensorflow.constant tensorflow.convert_to_tensor tensorflow.cast tensorflow.Variable',
    'tensorflow.expand_dims tensorflow.squeeze tensorflow.reshape jax.numpy.array jax.numpy.asarray list tuple float int',
    'copy.copy copy.deepcopy pandas.Series numpy.float16 typing.cast sklearn.utils.shuffle sklearn.base.clone sklearn.clone',
    'pickle.dumps cloudpickle.dumps dill.dumps',
  ].flatMap((line) => line.split(' ')),
);

/** Methods that hand on what they are called on. */
export const HANDING_ON_METHODS: ReadonlySet<string> = new Set(
  [
    'reshape view to cpu cuda numpy astype float double half copy clone detach squeeze unsqueeze tolist ravel flatten item',
    'type type_as contiguous permute transpose expand expand_as repeat requires_grad_ eval train to_numpy toarray todense',
  ].flatMap((line) => line.split(' ')),
);

/** What hands data on and may give it other rows. */
export const RESHAPING =
  /^(?:reshape|view|ravel|flatten|squeeze|unsqueeze|expand_dims|permute|transpose|expand|expand_as|repeat|item|tolist)$/;

/** Libraries that shape data: what their functions give is as normal as what they got, but for some. */
export const SHAPING_LIBRARIES =
  /^(?:numpy|pandas|torch|tensorflow|cv2|PIL|keras|skimage\.(?:io|color)|polars|scipy|jax)\b/;

/** Functions of these that may change the range: `convert_image_dtype`, `np.interp`, `cv2.dnn.blobFromImage`. */
export const RESCALING_FUNCTIONS =
  /norm|scal|standard|convert_image|img_as|interp$|divide|multiply|subtract|^(?:div|mul|sub)$|blobFromImage|threshold|autocontrast|equalize|preproc|whiten|apply|vectorize/i;

/** Methods that may change the numbers of what they are called on: more of them, as nobody knows whose they are. */
export const RESCALING_METHODS =
  /norm|scal|standard|transform|prepro|prepare|process|augment|whiten|zscore|encode|apply|map$|pipe$|forward|blobFrom|img_as_|^(?:r?(?:true)?div|divide|mul|multiply|sub|subtract|point|rank)_?$/i;

/** Arrays that are made of nothing: to warm a model up, or to be filled in. What their values will be is not known. */
export const MADE_UP =
  /^(?:numpy|torch|tensorflow|jax)\.(?:(?:\w+\.)*random\.\w+|(?:numpy\.)?(?:zeros|ones|empty|full|rand|randn|randint|normal|uniform)(?:_like)?)$/;

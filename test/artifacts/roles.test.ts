import { describe, expect, it } from 'vitest';
import { publicClass } from '../../src/artifacts/names.ts';
import { kindOfClass } from '../../src/artifacts/roles.ts';
import { sklearnClass } from '../../src/artifacts/sklearn/names.ts';

describe('kindOfClass', () => {
  it.each([
    ['sklearn.linear_model._logistic.LogisticRegression', 'model'],
    ['sklearn.ensemble.forest.RandomForestClassifier', 'model'],
    ['sklearn.cluster._kmeans.KMeans', 'model'],
    ['sklearn.compose._target.TransformedTargetRegressor', 'model'],
    ['sklearn.preprocessing._data.StandardScaler', 'preprocessing'],
    ['sklearn.preprocessing.data.MinMaxScaler', 'preprocessing'],
    ['sklearn.preprocessing._label.LabelEncoder', 'preprocessing'],
    ['sklearn.decomposition._pca.PCA', 'preprocessing'],
    ['sklearn.impute._base.SimpleImputer', 'preprocessing'],
    ['sklearn.feature_extraction.text.TfidfVectorizer', 'preprocessing'],
    ['sklearn.compose._column_transformer.ColumnTransformer', 'preprocessing'],
    ['category_encoders.target_encoder.TargetEncoder', 'preprocessing'],
    ['keras.src.legacy.preprocessing.text.Tokenizer', 'preprocessing'],
    ['sklearn.pipeline.Pipeline', 'pipeline'],
    ['imblearn.pipeline.Pipeline', 'pipeline'],
    ['sklearn.model_selection._search.GridSearchCV', 'plain'],
    ['sklearn.utils._bunch.Bunch', 'plain'],
    ['pandas.core.frame.DataFrame', 'plain'],
    ['xgboost.sklearn.XGBClassifier', 'model'],
    ['lightgbm.basic.Booster', 'model'],
    ['catboost.core.CatBoostClassifier', 'model'],
    ['torch.nn.modules.linear.Linear', 'model'],
    ['torch._utils._rebuild_tensor_v2', 'unknown'],
    ['keras.src.models.sequential.Sequential', 'model'],
    ['statsmodels.regression.linear_model.RegressionResultsWrapper', 'model'],
    ['__main__.ChurnModel', 'unknown'],
  ])('%s: %s', (name, kind) => expect(kindOfClass(name)).toBe(kind));
});

describe('names', () => {
  it.each([
    ['sklearn.preprocessing._data.StandardScaler', 'sklearn.preprocessing.StandardScaler'],
    ['sklearn.preprocessing.data.StandardScaler', 'sklearn.preprocessing.StandardScaler'],
    ['numpy.core._multiarray_umath.log1p', 'numpy.log1p'],
    ['numpy._core._multiarray_umath.log1p', 'numpy.log1p'],
    ['sklearn.feature_extraction.text.TfidfVectorizer', 'sklearn.feature_extraction.text.TfidfVectorizer'],
    ['mine.preprocessing.Scaler', 'mine.preprocessing.Scaler'],
  ])('%s is %s', (name, shown) => expect(publicClass(name)).toBe(shown));

  it('knows classes of scikit-learn only by their library', () => {
    expect(sklearnClass('sklearn_pandas.dataframe_mapper.DataFrameMapper')).toBeNull();
    expect(sklearnClass('mine.sklearn.preprocessing.StandardScaler')).toBeNull();
  });
});

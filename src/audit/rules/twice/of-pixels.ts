/** The `preprocess_input` of a network that expects pixels between 0 and 255; those of others hand on what they get. */
export const OF_PIXELS =
  /^keras\.applications\.(?!efficientnet|mobilenet_v3|convnext|regnet|resnet_rs)\w+\.preprocess_input$/;

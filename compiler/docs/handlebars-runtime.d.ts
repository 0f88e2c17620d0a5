/** The runtime's own typings export nothing; this is all that is used of it. */
declare module "handlebars/dist/cjs/handlebars.runtime.js" {
  const Handlebars: {
    readonly default: {
      /** A template function from what `Handlebars.precompile` made. */
      template(specification: object): (view: object) => string;
    };
  };
  export default Handlebars;
}

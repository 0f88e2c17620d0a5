/** The package's typings for the runtime export nothing. This declares the only function in use. */
declare module "handlebars/dist/cjs/handlebars.runtime.js" {
  const Handlebars: {
    readonly default: {
      /** Creates a template function from the output of `Handlebars.precompile`. */
      template(specification: object): (view: object) => string;
    };
  };
  export default Handlebars;
}

import RestanteJSON

// What applications keep on the portal.
extension MethodReferences {
  static let options: [MethodReference] = [
    MethodReference(
      "app.option.get", "Returns the application's options.", callers: .optionUsers,
      parameters: [optionParameter], result: getResult),
    MethodReference(
      "app.option.set", "Sets options of the application. For administrators.",
      details: setDetails, callers: .optionUsers, parameters: [optionsParameter],
      result: setResult,
      errors: setErrors + [
        ErrorReference(.accessDeniedBecause, "The user is not an administrator.")
      ]),
    MethodReference(
      "user.option.get", "Returns the options that the application keeps for the calling user.",
      callers: .optionUsers, parameters: [optionParameter], result: getResult),
    MethodReference(
      "user.option.set", "Sets options that the application keeps for the calling user.",
      details: setDetails, callers: .optionUsers, parameters: [optionsParameter],
      result: setResult, errors: setErrors),
  ]

  private static let optionParameter = ParameterReference(
    "option", .text, default: "all options",
    "Only this option. The parameter's name must be in lowercase.")
  private static let optionsParameter = ParameterReference(
    "options", .options, default: "all parameters of the call",
    "The options and their values. The parameter's name must be in lowercase.")
  private static let getResult = ResultReference(
    "The option's value, or `null`; without `option`, a map of all options (`[]` if empty).",
    schema: [:])
  private static let setResult = ResultReference("`true`.", schema: ResultSchemas.done)
  private static let setDetails = "Options that are not given stay unchanged."
  private static let setErrors = [
    ErrorReference(.emptyArgument, "No option is given."),
    ErrorReference(
      .optionsTooLarge, "There are too many options, or they are too large or nested too deeply."),
  ]
}

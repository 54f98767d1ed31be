import RestanteJSON

// What applications keep on the portal.
extension MethodReferences {
  static let options: [MethodReference] = [
    MethodReference(
      "app.option.get", "The application's options.", callers: .optionUsers,
      parameters: [optionParameter], result: getResult),
    MethodReference(
      "app.option.set", "Sets options of the application; for administrators.",
      details: setDetails, callers: .optionUsers, parameters: [optionsParameter],
      result: setResult,
      errors: setErrors + [
        ErrorReference(.accessDeniedBecause, "The user is no administrator.")
      ]),
    MethodReference(
      "user.option.get", "The options that the application keeps for the calling user.",
      callers: .optionUsers, parameters: [optionParameter], result: getResult),
    MethodReference(
      "user.option.set", "Sets options that the application keeps for the calling user.",
      details: setDetails, callers: .optionUsers, parameters: [optionsParameter],
      result: setResult, errors: setErrors),
  ]

  private static let optionParameter = ParameterReference(
    "option", .text, default: "all options",
    "Only this option. The parameter's name has to be in small letters.")
  private static let optionsParameter = ParameterReference(
    "options", .options, default: "all parameters of the call",
    "The options and their values. The parameter's name has to be in small letters.")
  private static let getResult = ResultReference(
    "The option's value, `null` where there is none; or a map of all options, `[]` without any.",
    schema: [:])
  private static let setResult = ResultReference("`true`.", schema: ResultSchemas.done)
  private static let setDetails = "Options that are not named stay as they are."
  private static let setErrors = [
    ErrorReference(.emptyArgument, "No option is named."),
    ErrorReference(.optionsTooLarge, "The options are more, larger or deeper than is allowed."),
  ]
}

package io.neurapt.processor.write;

import java.util.regex.Pattern;

/** Brings JavaPoet's output into the shape in which people write: one-line comments, fields without gaps. */
final class Tidy {
    private static final Pattern SHORT_COMMENT = Pattern.compile("/\\*\\*\\n +\\* ([^\\n]{1,104})\\n +\\*/");
    private static final String MODIFIERS = " +(?:private )?(?:static )?final ";
    private static final String FIELD = "[^(\\n]*(?: = [^\\n]*)?;\\n";
    /** The empty line between two fields of one line each with the same modifiers. */
    private static final Pattern GAP = Pattern.compile(
            "(?m)(^(" + MODIFIERS + ")" + FIELD + ")\\n(?=(?: +/\\*\\* [^\\n]* \\*/\\n)?\\2" + FIELD + ")");

    private Tidy() {}

    static String tidy(String source) {
        String shortened = SHORT_COMMENT.matcher(source).replaceAll("/** $1 */");
        return GAP.matcher(shortened).replaceAll("$1");
    }
}

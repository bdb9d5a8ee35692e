/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Intl does not know is an error that names it, and never a wrong result. */
class IntlTests {

    private static final String HAS =
            " is not there in tasks; of Intl there are NumberFormat, DateTimeFormat, Collator and PluralRules, for English";

    private static final Tasks TASKS = Tasks.of("""
            import { task } from "@capsule-run/sdk";
            task({ name: "main" }, (code: string) => (0, eval)(code));
            """);

    private static String message(String code) {
        return TASKS.error("main", code).message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new Intl.ListFormat('en')|Intl.ListFormat",
                "new Intl.RelativeTimeFormat()|Intl.RelativeTimeFormat",
                "new Intl.Segmenter('en', { granularity: 'word' })|Intl.Segmenter",
                "new Intl.DisplayNames('en', { type: 'region' })|Intl.DisplayNames",
                "new Intl.Locale('en')|Intl.Locale",
                "new Intl.DurationFormat()|Intl.DurationFormat",
                "Intl.supportedValuesOf('currency')|Intl.supportedValuesOf",
                "new Intl.NumberFormat().formatToParts(1)|Intl.NumberFormat.prototype.formatToParts",
                "Intl.DateTimeFormat('en').formatRange(0, 1)|Intl.DateTimeFormat.prototype.formatRange",
                "new Intl.PluralRules().selectRange(1, 2)|Intl.PluralRules.prototype.selectRange"
            })
    void namesWhatIsNotThere(String code, String what) {
        assertThat(message(code)).isEqualTo("TypeError: " + what + HAS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "new Intl.NumberFormat('de')|Intl in tasks knows English only, not \"de\"",
                "new Date(0).toLocaleDateString('fr-FR')|Intl in tasks knows English only, not \"fr-FR\"",
                "'a'.localeCompare('b', 'sv')|Intl in tasks knows English only, not \"sv\"",
                "new Intl.PluralRules('ar')|Intl in tasks knows English only, not \"ar\"",
                "'i'.toLocaleUpperCase('tr')|toLocaleUpperCase() in tasks does not know the letters of \"tr\"",
                "'I'.toLocaleLowerCase(['lt', 'en'])|toLocaleLowerCase() in tasks does not know the letters of \"lt\"",
                "new Date(0).toLocaleString('en', { timeZone: 'Europe/Paris' })|the only time zone in tasks is UTC, not \"Europe/Paris\"",
                "(1).toLocaleString('en', { style: 'unit', unit: 'liter' })|Intl.NumberFormat in tasks does not know the option \"unit\"",
                "(1).toLocaleString('en', { notation: 'compact' })|Intl.NumberFormat in tasks does not know the option \"notation\"",
                "new Intl.DateTimeFormat('en', { era: 'long' })|Intl.DateTimeFormat in tasks does not know the option \"era\"",
                "new Intl.PluralRules('en', { type: 'x' })|Intl.PluralRules in tasks does not know the type \"x\""
            })
    void namesTheLanguageOrOptionThatItDoesNotKnow(String code, String message) {
        assertThat(message(code)).isEqualTo("RangeError: " + message);
    }

    @Test
    void saysThroughItsOwnQuestionsWhatItKnows() {
        assertThat(
                        TASKS.result(
                                "main",
                                "[Intl.NumberFormat.supportedLocalesOf(['de', 'en-GB']), Intl.Segmenter.supportedLocalesOf('en'), 'i'.toLocaleUpperCase('de')]"))
                .isEqualTo(java.util.List.of(java.util.List.of("en-GB"), java.util.List.of(), "I"));
    }
}

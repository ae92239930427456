-- Messages for a group whose hour passed when all of their readers had been erased: nobody got them,
-- and whoever joined since must not get them late.
UPDATE `messages` SET `cause` = 'withdrawn ' || `cause`
WHERE `kind` = 'written' AND `cause` LIKE 'group %' AND `held_until` <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
	AND NOT EXISTS (SELECT 1 FROM `deliveries` WHERE `deliveries`.`message_id` = `messages`.`id`);
